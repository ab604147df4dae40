import type { Context } from '#electron/main/context.ts';
import { saveTurn } from '#electron/main/session/save-turn.ts';
import { turnAt } from '#electron/main/session/turn.ts';
import { flowFactsOf } from '#electron/main/session/worker-view.ts';
import { done, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';
import { stageBefore } from '#shared/rules/worker-flow.ts';

/** One step back where it does no harm; in a stage of several parts, the last part first. */
export function goBack(context: Context): Result<'goBack'> {
  const { session } = context;
  const turn = session.turn === null ? undefined : turnAt(context, session.turn.stage);
  if (turn === undefined) return wrongStep;

  if (turn.stage === 'question-bank' && turn.answers.length > 0) {
    turn.answers = turn.answers.slice(0, -1);
    return done({});
  }
  if (turn.stage === 'credential' && turn.keyboard.hasFirstEntry) {
    turn.keyboard.close();
    return done({});
  }
  const before = stageBefore(turn.stage, flowFactsOf(turn));
  if (before === undefined) return wrongStep;
  if (before === 'security-image') turn.image = null;
  if (before === 'terms') {
    turn.acceptedTerms = null;
    turn.keyboard.close();
  }
  if (before === 'language') turn.stageAfterLanguage = 'notice';
  turn.stage = before;
  saveTurn(context, turn);
  return done({});
}
