import type { Context } from '#electron/main/context/context.ts';
import type { IssuanceSession } from '#electron/main/context/display-session.ts';
import { hashText, isSameText } from '#electron/main/context/hash-text.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show, stillAt } from '#electron/main/display/act.ts';
import { issuanceStageAfter, pass } from '#electron/main/display/issuance-progress.ts';
import { drawCode, sendCode } from '#electron/main/display/one-time-code.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { bankQuestionsPerWorker } from '#shared/domain/credential/question-bank.ts';
import { checkAnswer, normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';

/** Keeps the hash of an answer, to be practised once. One answer at a time waits for its practice. */
export async function saveBankAnswer(
  context: Context,
  { question, answer }: Input<'saveBankAnswer'>,
): Promise<Result<'saveBankAnswer'>> {
  const session = sessionOf(context, 'saveBankAnswer');
  const { answers, language } = session;
  if (answers.some(({ practised }) => !practised)) return wrongStep;
  if (answers.length >= bankQuestionsPerWorker) return wrongStep;
  if (answers.some((given) => given.question === question)) return failed({ code: 'already-answered' });

  const check = checkAnswer(answer, { question: bankQuestionNames[language][question] });
  if (!check.ok) return failed({ code: check.problem });
  const normalised = normaliseAnswer(answer);
  for (const given of answers) {
    if (await isSameText(context.branchHasher, given.hash, normalised))
      return failed({ code: 'same-as-other' });
  }
  const hash = await hashText(context.branchHasher, normalised);
  const still = stillAt(context, session);
  if (still === undefined) return wrongStep;
  show(context, still, (present) => ({
    ...present,
    answers: [...present.answers, { question, hash, practised: false }],
  }));
  return done({});
}

/** The answer once more: right, it stays; wrong, it is forgotten and asked anew. */
export async function practiseBankAnswer(
  context: Context,
  { question, answer }: Input<'practiseBankAnswer'>,
): Promise<Result<'practiseBankAnswer'>> {
  const session = sessionOf(context, 'practiseBankAnswer');
  const waiting = session.answers.find((given) => given.question === question && !given.practised);
  if (waiting === undefined) return wrongStep;

  const same = await isSameText(context.branchHasher, waiting.hash, normaliseAnswer(answer));
  const still = stillAt(context, session);
  if (still === undefined) return wrongStep;
  if (!same) {
    show(context, still, (present) => ({
      ...present,
      answers: present.answers.filter((given) => given !== waiting),
    }));
    return failed({ code: 'differs' });
  }
  const answers = still.answers.map((given) => (given === waiting ? { ...given, practised: true } : given));
  if (answers.length < bankQuestionsPerWorker) {
    show(context, still, (present) => ({ ...present, answers }));
    return done({});
  }
  return (await startProof(context, still, answers)) ? done({}) : wrongStep;
}

/**
 * Leaves the question bank: where a message may go to the mailbox, a code is drawn and queued in the same act; otherwise
 * the clerk is called to prove the identity. False when the session ended meanwhile.
 */
async function startProof(
  context: Context,
  session: IssuanceSession,
  answers: IssuanceSession['answers'],
): Promise<boolean> {
  const leadsToCode = issuanceStageAfter(context, session, 'answers-practised') === 'email-code';
  const drawn = leadsToCode ? await drawCode(context) : undefined;
  const still = stillAt(context, session);
  if (still === undefined) return false;
  let isAtCounter = false;
  act(context, still, (present) => {
    const after = pass(context, present, 'answers-practised', { answers });
    isAtCounter = after.stage === 'counter-proof';
    if (after.stage !== 'email-code' || drawn === undefined) return after;
    return { ...after, code: sendCode(context, after, drawn) };
  });
  if (isAtCounter) showClerk(context);
  return true;
}
