import { findMailState } from '#electron/main/db/mail/mail-store.ts';
import { listOwedPapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { listVisitPapers } from '#electron/main/db/papers/paper-store.ts';
import { certificateOf } from '#electron/main/db/safety/closing-file.ts';
import { getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import { statusOf as safetyStatusOf } from '#electron/main/use-cases/safety/safety-status.ts';
import type { ClerkSession, WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import { noVisaTypeChanges } from '#shared/domain/registration/visa-types.ts';
import { createSystemScheduler, type Scheduler } from '../context/scheduler.ts';
import { done } from '../context/use-case.ts';
import { workerViewOf } from '../display/worker-view.ts';
import type { RingCondition } from '../keys/key-ring-copies.ts';
import { clerkViewOf } from './clerk-view.ts';
import { createHandlers } from './create-handlers.ts';
import { describeMissing } from './describe-missing.ts';
import type { Kiosk, KioskEnvironment, KioskStatus } from './kiosk.ts';
import { leaveWork } from './leave-terminal.ts';
import { closeStore, createRuntime, openAtStart } from './open-kiosk.ts';
import { createRefusalRecorder } from './record-refusals.ts';
import type { Runtime } from './runtime.ts';

/** Puts the product together: opens the store if it can, and answers both views. */
export async function createKiosk(
  environment: KioskEnvironment,
  scheduler: Scheduler = createSystemScheduler(),
): Promise<Kiosk> {
  const runtime = createRuntime(environment, scheduler);
  const shown = { clerk: '', worker: '' };
  runtime.publish = () => {
    const clerk = clerkSessionOf(runtime);
    const worker = workerSessionOf(runtime);
    const [clerkText, workerText] = [JSON.stringify(clerk), JSON.stringify(worker)];
    if (clerkText !== shown.clerk) environment.onClerkSession(clerk);
    if (workerText !== shown.worker) environment.onWorkerSession(worker);
    shown.clerk = clerkText;
    shown.worker = workerText;
  };
  runtime.leave = () => leaveWork(runtime);
  const refusals = createRefusalRecorder(runtime);
  openAtStart(runtime);
  runtime.publish();
  return {
    handlers: createHandlers(runtime, {
      getClerkSession: () => done(clerkSessionOf(runtime)),
      getWorkerSession: () => done(workerSessionOf(runtime)),
    }),
    status: () => statusOf(runtime),
    clerkSession: () => clerkSessionOf(runtime),
    workerSession: () => workerSessionOf(runtime),
    recordRefusal: (refusal) => refusals.record(refusal),
    close: () => {
      refusals.stop();
      return closeStore(runtime);
    },
  };
}

function statusOf({ phase }: Runtime): KioskStatus {
  if (phase.kind !== 'open') {
    return { ready: false, role: undefined, locked: false, visitHandedOver: false };
  }
  const { account, locked, display } = phase.context.session;
  return { ready: true, role: account?.role, locked, visitHandedOver: display !== null };
}

function clerkSessionOf({ environment, phase, restoring }: Runtime): ClerkSession {
  const { preview } = environment;
  switch (phase.kind) {
    case 'first-run':
      return { state: 'first-run', restoring, preview };
    case 'sealed':
      return { state: 'sealed', preview };
    case 'unavailable':
      return {
        state: 'unavailable',
        problem: phase.problem,
        file: phase.file,
        incident: phase.incident,
        preview,
      };
    case 'held':
      return { state: 'acts-missing', ...describeMissing(phase.held.faults), preview };
    case 'leaving': {
      const { progress = null, problem = null } = phase.store?.backup?.status() ?? {};
      // While a place that does not answer holds the last copy, nobody but its keeper knows.
      const silence = problem === 'no-answer' ? problem : null;
      return {
        state: 'leaving',
        ...phase.leaving,
        problem: phase.leaving.problem ?? silence,
        progress,
        preview,
      };
    }
    case 'closed': {
      const certificate = certificateOf(phase.closing);
      if (certificate === undefined) throw new Error('it is not destroyed yet');
      return { state: 'closed', certificate, isAtPlace: phase.closing.isAtPlace, preview };
    }
    case 'open': {
      const { context, store } = phase;
      const { restored, isReportOpen } = getSafetyRecord(context.db);
      if (restored !== null && isReportOpen && context.session.account === null) {
        const { code, name, terminalNumber } = context.branch;
        return {
          state: 'restored',
          branchCode: code,
          branchName: name,
          terminalNumber,
          report: restored,
          preview,
        };
      }
      return clerkViewOf(context.session, {
        branch: context.branch,
        displays: environment.displays(),
        clock: context.clock.status(),
        printing: context.printing,
        scan: context.capture.scan?.progress ?? null,
        inspections: [...context.inspections]
          .filter(([, { visitId }]) => visitId === context.session.visitId)
          .map(([documentId, { stage, fraction }]) => ({ documentId, stage, fraction })),
        sealedBy: store.keys.sealedBy,
        keyRing: keyRingOf(store.keys.condition),
        witnessFailing: store.isWitnessFailing(),
        visaTypes: getVisaTypeChanges(context.db),
        deadlines: getSettings(context.db),
        safety: context.safety === undefined ? null : safetyStatusOf(context, context.safety.backup),
        preview,
      });
    }
  }
}

function keyRingOf({ repaired, recovery }: RingCondition): 'whole' | 'mended' | 'recovery-damaged' {
  if (recovery === 'damaged') return 'recovery-damaged';
  return repaired.length > 0 ? 'mended' : 'whole';
}

function workerSessionOf({ environment, phase, scheduler }: Runtime): WorkerSession {
  const { preview } = environment;
  const context = phase.kind === 'open' ? phase.context : undefined;
  return workerViewOf(context?.session, {
    branchName: context?.branch.name ?? null,
    visaTypes: context === undefined ? noVisaTypeChanges : getVisaTypeChanges(context.db),
    preview,
    papersOf: (visitId) => (context === undefined ? [] : listVisitPapers(context.db, visitId)),
    owedOf: (visitId) =>
      context === undefined ? [] : listOwedPapers(context.db, visitId).map(({ kind }) => kind),
    deliveryOf: ({ mailMessageId }) => {
      const state =
        context === undefined || mailMessageId === null
          ? undefined
          : findMailState(context.db, mailMessageId);
      return state === 'sent' || state === 'failed' ? state : 'queued';
    },
    momentOf: (scheduled) => {
      const now = context?.clock.now() ?? environment.systemTime();
      // Rounded to the second, so that the moment does not shiver while it is counted down.
      const moment = now.getTime() + scheduled - scheduler.monotonic();
      return new Date(Math.round(moment / 1000) * 1000).toISOString();
    },
  });
}
