import type { Context } from '#electron/main/context/context.ts';
import type { IssuanceSession } from '#electron/main/context/display-session.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act } from '#electron/main/display/act.ts';
import { pause } from '#electron/main/display/end-session.ts';
import { pass, passStage, saveIssuance } from '#electron/main/display/issuance-progress.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { isFactAnswerRight } from '#shared/domain/credential/fact-questions.ts';
import { keepRecoveryBirthDate } from '../services/recover-credential.ts';

/** Judged at once in an issuance; in a service kept, to be judged with image and answer. */
export function submitBirthDate(
  context: Context,
  { birthDate }: Input<'submitBirthDate'>,
): Result<'submitBirthDate'> {
  const session = sessionOf(context, 'submitBirthDate');
  if (session.kind === 'service') {
    keepRecoveryBirthDate(context, session, birthDate);
    return done({});
  }
  if (birthDate !== session.worker.birthDate) return countWrongAnswer(context, session, 'birth-date');
  passStage(context, session, 'birth-date-right');
  return done({});
}

/** The question stays the same until it is right or the attempts end. Source: domain.md 5 and 6. */
export function answerFactQuestion(
  context: Context,
  { answer }: Input<'answerFactQuestion'>,
): Result<'answerFactQuestion'> {
  const session = sessionOf(context, 'answerFactQuestion');
  const { questions, position } = session.facts;
  const question = questions[position];
  if (question === undefined) throw new Error('no fact is left to ask');
  if (!isFactAnswerRight(question, session.worker.facts, answer)) {
    return countWrongAnswer(context, session, 'fact-questions');
  }
  act(context, session, (present) => {
    const facts = { questions, position: position + 1 };
    if (facts.position === questions.length) return pass(context, present, 'facts-proved', { facts });
    const after = { ...present, facts };
    saveIssuance(context, after);
    return after;
  });
  return done({});
}

/**
 * The counter is in the database before the answer leaves, the last one together with the pause: pulling the plug gives
 * no attempt back, and neither does a full disk.
 */
function countWrongAnswer(
  context: Context,
  session: IssuanceSession,
  stage: keyof IssuanceSession['attemptsLeft'],
) {
  const attemptsLeft = session.attemptsLeft[stage] - 1;
  act(context, session, (present) => {
    const counted = { ...present, attemptsLeft: { ...present.attemptsLeft, [stage]: attemptsLeft } };
    record(context, 'identity-answer-wrong', present.worker.identificationCode, { stage, attemptsLeft });
    if (attemptsLeft === 0) return pause(context, counted, 'attempts-spent');
    saveIssuance(context, counted);
    return counted;
  });
  if (attemptsLeft === 0) showClerk(context);
  return failed({ code: 'wrong-answer', attemptsLeft });
}
