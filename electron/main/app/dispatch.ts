import { errorCode, isDamage, isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { api, type MethodName } from '#shared/contract/kiosk/api.ts';
import type { Access, RefusalReason, Reply, View } from '#shared/contract/kiosk/method.ts';
import type { Outcome } from '../context/handlers.ts';
import { describeError } from '../log/describe-error.ts';
import { newIncidentId } from '../log/incident-id.ts';
import type { Log, Randomness } from '../ports.ts';
import type { Kiosk, KioskStatus, Refusal } from './kiosk.ts';

/** What runs before the store is open and set up: the first-run and unsealing screens live on these. */
export const methodsBeforeReady = [
  'getClerkSession',
  'getWorkerSession',
  'setUpTerminal',
  'unsealStore',
  'goOnWithoutActs',
  'lookForBackups',
  'restoreTerminal',
  'cancelRestore',
  'goOnHere',
  'printClosingCertificate',
  'saveClosingCertificate',
  'putCertificateAway',
] as const satisfies readonly MethodName[];

export interface DispatchSettings {
  /** Resolves when the kiosk is built; calls wait for it, so that a view may load first. */
  readonly kiosk: Promise<Pick<Kiosk, 'handlers' | 'status'>>;
  readonly log: Log;
  readonly randomness: Pick<Randomness, 'integer'>;
  /** Told of every call that was not run. */
  readonly onRefused?: (refusal: Refusal) => void;
}

export interface Dispatch {
  /** `view` is where main knows the call came from; undefined when it is none of its windows. Never rejects. */
  call(view: View | undefined, name: unknown, input: unknown): Promise<Reply<unknown, unknown>>;
}

/** Decides whether a call may run, runs it, and holds its answer to what its method declares. */
export function createDispatch(settings: DispatchSettings): Dispatch {
  const { log } = settings;

  function refuse(view: View | undefined, method: MethodName | undefined, reason: RefusalReason) {
    log.warn('call-refused', { reason, ...(method === undefined ? {} : { method }) });
    settings.onRefused?.({ view, method, reason });
    return { kind: 'refused', reason } as const;
  }

  function reportIncident(method: MethodName, code: string, stack?: string) {
    const incident = newIncidentId(settings.randomness);
    log.error('call-incident', { incident, method, code, ...(stack === undefined ? {} : { stack }) });
    return { kind: 'incident', incident } as const;
  }

  async function run(
    kiosk: Pick<Kiosk, 'handlers' | 'status'>,
    view: View,
    name: MethodName,
    input: unknown,
  ) {
    const definition = api[name];
    const refusal = findRefusal(definition.access, name, view, kiosk.status());
    if (refusal !== undefined) return refuse(view, name, refusal);
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) return refuse(view, name, 'input');

    const handler = kiosk.handlers[name] as (input: unknown) => Outcome<never> | Promise<Outcome<never>>;
    const outcome: { ok: true; value: unknown } | { ok: false; error: unknown } = await handler(parsed.data);
    if (outcome.ok) {
      const value = definition.output.safeParse(outcome.value);
      return value.success
        ? ({ kind: 'done', value: value.data } as const)
        : reportIncident(name, 'output-differs', issuePlaces(value.error.issues));
    }
    const error = definition.errors.safeParse(outcome.error);
    return error.success
      ? ({ kind: 'error', error: error.data } as const)
      : reportIncident(name, 'error-differs', issuePlaces(error.error.issues));
  }

  return {
    async call(view, name, input) {
      if (view === undefined) return refuse(undefined, undefined, 'sender');
      if (!isMethodName(name)) return refuse(view, undefined, 'method');
      try {
        return await run(await settings.kiosk, view, name, input);
      } catch (error) {
        if (isDiskFull(error)) {
          log.warn('call-out-of-space', { method: name, code: errorCode(error) });
          return { kind: 'refused', reason: 'disk-full' };
        }
        // An incident says that nothing saved was lost. Of damaged data nobody knows: the screen says that it is damaged.
        if (isDamage(error)) {
          log.error('call-met-damage', { method: name, code: errorCode(error) });
          return { kind: 'refused', reason: 'not-ready' };
        }
        return reportIncident(name, 'thrown', describeError(error));
      }
    },
  };
}

function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(api, name);
}

function findRefusal(
  access: Access,
  name: MethodName,
  view: View,
  status: KioskStatus,
): RefusalReason | undefined {
  if (access.view !== view) return 'view';
  const beforeReady: readonly string[] = methodsBeforeReady;
  if (!status.ready && !beforeReady.includes(name)) return 'not-ready';
  if (access.view === 'worker') {
    return access.during === 'visit' && !status.visitHandedOver ? 'no-visit' : undefined;
  }
  if (access.roles === 'anyone') return undefined;
  if (status.role === undefined || !access.roles.includes(status.role)) return 'role';
  return status.locked ? 'locked' : undefined;
}

/** Where an answer differs from its schema: property names only, never their values. */
function issuePlaces(issues: readonly { readonly code: string; readonly path: readonly PropertyKey[] }[]) {
  return issues.map((issue) => `${issue.code} at ${issue.path.map(String).join('.') || '(root)'}`).join('\n');
}
