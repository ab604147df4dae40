import type { Context } from '#electron/main/context/context.ts';
import { hashText, isSameText } from '#electron/main/context/hash-text.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { startProof } from '#electron/main/display/start-proof.ts';
import { isStillAt, turnAt } from '#electron/main/display/turn.ts';
import { bankQuestionsPerWorker } from '#shared/domain/credential/question-bank.ts';
import { checkAnswer, normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';

/** Keeps the hash of an answer, to be practised once. One answer at a time waits for its practice. */
export async function saveBankAnswer(
  context: Context,
  { question, answer }: Input<'saveBankAnswer'>,
): Promise<Result<'saveBankAnswer'>> {
  const turn = turnAt(context, 'question-bank');
  if (turn === undefined || turn.answers.some(({ practised }) => !practised)) return wrongStep;
  if (turn.answers.length >= bankQuestionsPerWorker) return wrongStep;
  if (turn.answers.some((given) => given.question === question)) return failed({ code: 'already-answered' });

  const check = checkAnswer(answer, { question: bankQuestionNames[turn.language][question] });
  if (!check.ok) return failed({ code: check.problem });
  const normalised = normaliseAnswer(answer);
  for (const given of turn.answers) {
    if (await isSameText(context, given.hash, normalised)) return failed({ code: 'same-as-other' });
  }
  const hash = await hashText(context, normalised);
  if (!isStillAt(context, turn, 'question-bank')) return wrongStep;
  turn.answers = [...turn.answers, { question, hash, practised: false }];
  return done({});
}

/** The answer once more: right, it stays; wrong, it is forgotten and asked anew. */
export async function practiseBankAnswer(
  context: Context,
  { question, answer }: Input<'practiseBankAnswer'>,
): Promise<Result<'practiseBankAnswer'>> {
  const turn = turnAt(context, 'question-bank');
  const waiting = turn?.answers.find((given) => given.question === question && !given.practised);
  if (turn === undefined || waiting === undefined) return wrongStep;

  const same = await isSameText(context, waiting.hash, normaliseAnswer(answer));
  if (!isStillAt(context, turn, 'question-bank')) return wrongStep;
  if (!same) {
    turn.answers = turn.answers.filter((given) => given !== waiting);
    return failed({ code: 'differs' });
  }
  const before = turn.answers;
  turn.answers = before.map((given) => (given === waiting ? { ...given, practised: true } : given));
  if (before.length < bankQuestionsPerWorker) return done({});
  try {
    return (await startProof(context, turn)) ? done({}) : wrongStep;
  } catch (error) {
    // The disk is full: the last answer is practised again, and leads on once there is room.
    turn.answers = before;
    throw error;
  }
}
