import { accountsActs, accountsMethods } from '#electron/main/use-cases/accounts/methods.ts';
import { anomaliesMethods } from '#electron/main/use-cases/anomalies/methods.ts';
import {
  type CoSignedActs,
  coSignedHandlers,
  type Open,
  showAct,
} from '#electron/main/use-cases/approvals/co-sign.ts';
import { auditTrailMethods } from '#electron/main/use-cases/audit-trail/methods.ts';
import { contactActs, contactMethods } from '#electron/main/use-cases/contact/methods.ts';
import { displayMethods } from '#electron/main/use-cases/display/methods.ts';
import { documentsActs, documentsMethods } from '#electron/main/use-cases/documents/methods.ts';
import { headOfficeActs, headOfficeMethods } from '#electron/main/use-cases/head-office/methods.ts';
import { issuanceMethods } from '#electron/main/use-cases/issuance/methods.ts';
import { mailMethods } from '#electron/main/use-cases/mail/methods.ts';
import { oneTimeCodesMethods } from '#electron/main/use-cases/one-time-codes/methods.ts';
import { papersMethods } from '#electron/main/use-cases/papers/methods.ts';
import { peopleActs, peopleMethods } from '#electron/main/use-cases/people/methods.ts';
import { recoveryKitActs, recoveryKitMethods } from '#electron/main/use-cases/recovery-kit/methods.ts';
import { registrationActs, registrationMethods } from '#electron/main/use-cases/registration/methods.ts';
import { safetyActs, safetyMethods } from '#electron/main/use-cases/safety/methods.ts';
import { servicesActs, servicesMethods } from '#electron/main/use-cases/services/methods.ts';
import { terminalActs, terminalMethods } from '#electron/main/use-cases/terminal/methods.ts';
import type { MethodName } from '#shared/contract/kiosk/api.ts';
import type { SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { evenlyAnswered, waitForStep } from '../context/even-answers.ts';
import type { Handlers, UseCases } from '../context/handlers.ts';
import { done, wrongStep } from '../context/use-case.ts';
import { isAccepted } from '../display/accepted.ts';
import { createCertificateMethods } from './closing-certificate.ts';
import { createGoOnHere } from './go-on-here.ts';
import { createGoOnWithoutActs } from './go-on-without-acts.ts';
import { createRestore, lookForBackups } from './restore-terminal.ts';
import type { Runtime } from './runtime.ts';
import { setUpTerminal } from './set-up-terminal.ts';
import { createUnsealStore } from './unseal-store.ts';

/** Methods that are answered where the store is not open yet, or by the program around it. */
type RuntimeMethod =
  | 'getClerkSession'
  | 'getWorkerSession'
  | 'setUpTerminal'
  | 'unsealStore'
  | 'goOnWithoutActs'
  | 'lookForBackups'
  | 'restoreTerminal'
  | 'cancelRestore'
  | 'goOnHere'
  | 'printClosingCertificate'
  | 'saveClosingCertificate'
  | 'putCertificateAway'
  | 'listJobs'
  | 'showActToSign';

/** Every act that takes two people: what is shown before it is signed, and what it does. */
const coSignedActs: CoSignedActs = {
  ...accountsActs,
  ...contactActs,
  ...documentsActs,
  ...headOfficeActs,
  ...peopleActs,
  ...recoveryKitActs,
  ...registrationActs,
  ...safetyActs,
  ...servicesActs,
  ...terminalActs,
};

/** What the features bind: a method that none of them binds does not compile. */
const useCases: UseCases<Exclude<MethodName, RuntimeMethod | SignedActName>> = {
  ...accountsMethods,
  ...anomaliesMethods,
  ...auditTrailMethods,
  ...contactMethods,
  ...displayMethods,
  ...documentsMethods,
  ...headOfficeMethods,
  ...issuanceMethods,
  ...mailMethods,
  ...oneTimeCodesMethods,
  ...papersMethods,
  ...peopleMethods,
  ...recoveryKitMethods,
  ...registrationMethods,
  ...safetyMethods,
  ...servicesMethods,
  ...terminalMethods,
};

/** Every method of the API with the use case that answers it. After each call both views are told what changed. */
export function createHandlers(
  runtime: Runtime,
  sessions: Pick<Handlers, 'getClerkSession' | 'getWorkerSession'>,
): Handlers {
  /** Binds a use case to the open store. Dispatch runs none before: a call without one is a bug. */
  const open: Open = (useCase) => (input) => useCase(openPhase(runtime).context, input);

  return publishing(runtime, {
    ...sessions,
    setUpTerminal: (input) => setUpTerminal(runtime, input),
    unsealStore: createUnsealStore(runtime),
    goOnWithoutActs: createGoOnWithoutActs(runtime),
    goOnHere: createGoOnHere(runtime),
    ...createCertificateMethods(runtime),
    lookForBackups: (input) => lookForBackups(runtime, input),
    ...createRestore(runtime),
    listJobs: () => done(openPhase(runtime).jobs.list()),
    ...coSignedHandlers(coSignedActs, open),
    showActToSign: open(showAct(coSignedActs)),
    ...openEach(open),
  });
}

/** Each use case, bound to the open store. */
function openEach(open: Open): Pick<Handlers, keyof typeof useCases> {
  const bound = Object.entries(useCases).map(([name, useCase]) => [name, open(useCase as never)]);
  return Object.fromEntries(bound) as Pick<Handlers, keyof typeof useCases>;
}

function openPhase({ phase }: Runtime) {
  if (phase.kind !== 'open') throw new Error('the store is not open');
  return phase;
}

type AnyHandler = (input: unknown) => unknown;

/**
 * The worker's calls run one after the other, in the order they came; after every call, also one that throws, both
 * views are told what changed. None runs that the state at the display does not accept. Where the time of an answer could tell something, it leaves at even steps.
 */
function publishing(runtime: Runtime, handlers: Handlers): Handlers {
  const inOrder: ReadonlySet<string> = new Set(
    workerMethodNames.filter((name) => name !== 'getWorkerSession'),
  );
  const evenNames: ReadonlySet<string> = new Set(evenlyAnswered);
  const isRefused = (name: string): boolean =>
    inOrder.has(name) &&
    runtime.phase.kind === 'open' &&
    !isAccepted(runtime.phase.context, name as (typeof workerMethodNames)[number]);
  const wrapped = Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([name, handler]) => {
    const isEven = evenNames.has(name);
    const run: AnyHandler = async (input) => {
      const from = performance.now();
      runtime.callsUnderWay += 1;
      try {
        return isRefused(name) ? wrongStep : await handler(input);
      } finally {
        runtime.callsUnderWay -= 1;
        if (isEven) await waitForStep(from, runtime.answerStep);
        runtime.publish();
      }
    };
    return [
      name,
      inOrder.has(name) ? (input: unknown) => runtime.workerOneAtATime(async () => run(input)) : run,
    ];
  });
  return Object.fromEntries(wrapped) as Handlers;
}
