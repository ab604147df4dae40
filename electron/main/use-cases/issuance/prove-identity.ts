import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { passStage, transactTurn } from '#electron/main/display/move-turn.ts';
import { pauseTurn } from '#electron/main/display/pause-turn.ts';
import { saveTurn } from '#electron/main/display/save-turn.ts';
import { turnAt } from '#electron/main/display/turn.ts';
import { isFactAnswerRight } from '#shared/domain/credential/fact-questions.ts';

export function submitBirthDate(
  context: Context,
  { birthDate }: Input<'submitBirthDate'>,
): Result<'submitBirthDate'> {
  const turn = turnAt(context, 'birth-date');
  if (turn === undefined) return wrongStep;
  if (birthDate === turn.worker.birthDate) {
    passStage(context, turn, 'birth-date-right');
    return done({});
  }
  const attemptsLeft = turn.birthDateAttemptsLeft - 1;
  countWrongAnswer(context, turn, attemptsLeft, { birthDateAttemptsLeft: attemptsLeft });
  return failed({ code: 'wrong-answer', attemptsLeft });
}

/** The question stays the same until it is right or the attempts end. Source: domain.md 5 and 6. */
export function answerFactQuestion(
  context: Context,
  { answer }: Input<'answerFactQuestion'>,
): Result<'answerFactQuestion'> {
  const turn = turnAt(context, 'fact-questions');
  const question = turn?.facts.questions[turn.facts.position];
  if (turn === undefined || question === undefined) return wrongStep;

  const { facts } = turn;
  if (!isFactAnswerRight(question, turn.worker.facts, answer)) {
    const attemptsLeft = facts.attemptsLeft - 1;
    countWrongAnswer(context, turn, attemptsLeft, { facts: { ...facts, attemptsLeft } });
    return failed({ code: 'wrong-answer', attemptsLeft });
  }
  transactTurn(context, turn, () => {
    turn.facts = { ...facts, position: facts.position + 1 };
    if (turn.facts.position === facts.questions.length) passStage(context, turn, 'facts-proved');
    else saveTurn(context, turn);
  });
  return done({});
}

/**
 * The counter is in the database before the answer leaves: pulling the plug gives no attempt back. Where the disk takes
 * nothing it is not counted in memory either, so that a wrong answer looks like a right one and the last one still pauses.
 */
function countWrongAnswer(
  context: Context,
  turn: WorkerTurn,
  attemptsLeft: number,
  counted: Partial<WorkerTurn>,
): void {
  transactTurn(context, turn, () => {
    Object.assign(turn, counted);
    record(context, 'identity-answer-wrong', turn.worker.identificationCode, {
      stage: turn.stage,
      attemptsLeft,
    });
    saveTurn(context, turn);
  });
  if (attemptsLeft <= 0) pauseTurn(context, turn, 'attempts-spent');
}
