import type { Context } from '#electron/main/context.ts';
import { transact } from '#electron/main/db/transact.ts';
import { endService } from '#electron/main/session/end-service.ts';
import { endTurn } from '#electron/main/session/pause-turn.ts';
import { record } from '#electron/main/session/record.ts';
import { auditSubject } from '#electron/main/session/service-turn.ts';
import { shownTurn } from '#electron/main/session/session-state.ts';
import { showClerk } from '#electron/main/session/show-clerk.ts';
import { turnAt } from '#electron/main/session/turn.ts';
import { done, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';

/** Calls the clerk. With one display the clerk's view comes, locked: the worker cannot use it. */
export function askForHelp(context: Context): Result<'askForHelp'> {
  const { turn, service } = context.session;
  const shown = turn ?? service;
  if (shown === null || shown.help !== null) return done({});
  const subject = turn?.worker.identificationCode ?? (service && auditSubject(service)) ?? null;
  transact(context.db, () => record(context, 'help-asked', subject, { stage: shown.stage }));
  shown.help = 'asked';
  shown.resetsAt = null;
  showClerk(context);
  return done({});
}

/** The worker no longer needs help. Other pauses end only at the counter. */
export function cancelHelp(context: Context): Result<'cancelHelp'> {
  const turn = shownTurn(context.session);
  if (turn?.help === 'asked') {
    turn.help = null;
    turn.touchedAt = context.scheduler.monotonic();
  }
  return done({});
}

export function finishWorkerVisit(context: Context): Result<'finishWorkerVisit'> {
  const { service } = context.session;
  if (service !== null) {
    if (service.stage !== 'service-done' && service.stage !== 'locked') return wrongStep;
    endService(context, service);
    showClerk(context);
    return done({});
  }
  const turn = turnAt(context, 'done');
  if (turn === undefined) return wrongStep;
  endTurn(context, turn);
  showClerk(context);
  return done({});
}
