import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { transactTurn } from '#electron/main/display/move-turn.ts';
import { saveTurn } from '#electron/main/display/save-turn.ts';
import { drawFactQuestions, identityAttempts } from '#electron/main/display/start-turn.ts';

/**
 * The clerk attended the worker, who goes on. Spent attempts start again, with new fact questions, on record. Data
 * that the worker called wrong are corrected and handed over anew instead.
 */
export function resumeWorker(context: Context): Result<'resumeWorker'> {
  const { turn } = context.session;
  if (turn === null || turn.help === 'data-wrong') return done({});
  const attemptsRestored = turn.help === 'attempts-spent';
  transactTurn(context, turn, () => {
    if (attemptsRestored) {
      turn.birthDateAttemptsLeft = identityAttempts;
      turn.facts = {
        questions: drawFactQuestions(context, turn.worker.facts),
        position: 0,
        attemptsLeft: identityAttempts,
      };
    }
    turn.help = null;
    saveTurn(context, turn);
    record(context, 'worker-resumed', turn.worker.identificationCode, { attemptsRestored });
  });
  turn.touchedAt = context.scheduler.monotonic();
  turn.resetsAt = null;
  context.showView('worker');
  return done({});
}
