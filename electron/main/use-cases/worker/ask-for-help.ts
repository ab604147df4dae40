import type { Context } from '#electron/main/context.ts';
import { transact } from '#electron/main/db/transact.ts';
import { endTurn, showClerk } from '#electron/main/session/pause-turn.ts';
import { record } from '#electron/main/session/record.ts';
import { turnAt } from '#electron/main/session/turn.ts';
import { done, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';

/** Calls the clerk. With one display the clerk's view comes, locked: the worker cannot use it. */
export function askForHelp(context: Context): Result<'askForHelp'> {
  const { turn } = context.session;
  if (turn === null || turn.help !== null) return done({});
  transact(context.db, () =>
    record(context, 'help-asked', turn.worker.identificationCode, { stage: turn.stage }),
  );
  turn.help = 'asked';
  turn.resetsAt = null;
  showClerk(context);
  return done({});
}

/** The worker no longer needs help. Other pauses end only at the counter. */
export function cancelHelp(context: Context): Result<'cancelHelp'> {
  const { turn } = context.session;
  if (turn?.help === 'asked') {
    turn.help = null;
    turn.touchedAt = context.scheduler.monotonic();
  }
  return done({});
}

export function finishWorkerVisit(context: Context): Result<'finishWorkerVisit'> {
  const turn = turnAt(context, 'done');
  if (turn === undefined) return wrongStep;
  endTurn(context, turn);
  showClerk(context);
  return done({});
}
