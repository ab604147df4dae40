import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { auditSubject } from '#electron/main/context/service-turn.ts';
import { shownTurn } from '#electron/main/context/session-state.ts';
import { done, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { endService } from '#electron/main/display/end-service.ts';
import { endTurn } from '#electron/main/display/pause-turn.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { turnAt } from '#electron/main/display/turn.ts';

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
