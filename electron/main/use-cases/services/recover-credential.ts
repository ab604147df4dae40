import type { Context } from '#electron/main/context/context.ts';
import { type ServiceSession, subjectOf } from '#electron/main/context/display-session.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findCredential,
  findSecurityImageHash,
  listSecurityAnswers,
  type SecurityAnswer,
} from '#electron/main/db/issuance/credential-store.ts';
import { findAskedQuestion, saveAskedQuestion } from '#electron/main/db/services/credential-guard-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show, stillAt } from '#electron/main/display/act.ts';
import { comparedAs, isCheckable } from '#electron/main/display/checkable.ts';
import { beginContactEntry } from '#electron/main/display/contact-entry.ts';
import { forgetful } from '#electron/main/display/end-session.ts';
import { countRight, countWrong, takeAttempt } from '#electron/main/display/judge-attempt.ts';
import { advance, advanceToProof } from '#electron/main/display/service-step.ts';
import { questionToAsk } from '#shared/domain/credential/credential-life.ts';
import { type BankQuestionId, bankQuestionIds } from '#shared/domain/credential/question-bank.ts';
import { normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';
import { securityImageText } from '../issuance/choose-security-image.ts';

/**
 * Birth date, image and one of the three questions are one attempt, judged together at the end: no screen says which of
 * them was wrong, or whether the code exists. Source: domain.md 6.
 */

export function keepRecoveryBirthDate(
  context: Context,
  session: ServiceSession,
  birthDate: PartialDate,
): void {
  const recovery = { ...session.recovery, birthDate };
  show(context, session, (present) => advance(context, present, 'birth-date-given', { recovery }));
}

export function submitRecoveryImage(
  context: Context,
  { image }: Input<'submitRecoveryImage'>,
): Result<'submitRecoveryImage'> {
  const session = sessionOf(context, 'submitRecoveryImage');
  act(context, session, (present) => {
    const question = askQuestion(context, present);
    return advance(context, present, 'image-given', { recovery: { ...present.recovery, image, question } });
  });
  return done({});
}

/** Kept with the attempts, so that it stays the same across turns and restarts until it is answered right. */
function askQuestion(context: Context, session: ServiceSession): BankQuestionId {
  const { code } = subjectOf(session);
  const answered = answersOf(context, session).map(({ question }) => question);
  const question = questionToAsk(
    findAskedQuestion(context.db, code),
    answered.length === 0 ? bankQuestionIds : answered,
    (below) => context.randomness.integer(below),
  );
  saveAskedQuestion(context.db, code, question);
  return question;
}

function answersOf({ db }: Context, { subject }: ServiceSession): SecurityAnswer[] {
  return subject === null || subject.worker === null ? [] : listSecurityAnswers(db, subject.worker.workerId);
}

export async function submitRecoveryAnswer(
  context: Context,
  { question, answer }: Input<'submitRecoveryAnswer'>,
): Promise<Result<'submitRecoveryAnswer'>> {
  const session = sessionOf(context, 'submitRecoveryAnswer');
  if (question !== session.recovery.question) return wrongStep;
  if (!isCheckable(context, session, 'answers')) return failed({ code: 'not-checkable' });
  const { code } = comparedAs(context, session, 'answers');
  if (!takeAttempt(context, code, 'recovery')) {
    show(context, session, (present) => advance(context, forgetful(present), 'attempts-spent'));
    return failed({ code: 'wrong-answer', attemptsLeft: 0 });
  }
  const isRight = await areAnswersRight(context, session, answer);
  const still = stillAt(context, session);
  if (still === undefined) {
    // Judged whatever became of the session.
    if (isRight) transact(context.db, () => countRight(context, code, 'recovery'));
    else countWrong(context, code, 'recovery');
    return wrongStep;
  }
  if (isRight) {
    act(context, still, (present) => {
      countRight(context, code, 'recovery');
      const known = { ...forgetful(present), identityProved: true };
      const changesContact = serviceOf(known.purpose).effect === 'changes-contact';
      const contact = changesContact ? beginContactEntry(known) : null;
      return advance(context, known, 'answers-right', { contact });
    });
    return done({});
  }
  let attemptsLeft = 0;
  act(context, still, (present) => {
    attemptsLeft = countWrong(context, code, 'recovery');
    const answerIs = attemptsLeft === 0 ? 'attempts-spent' : 'answers-wrong';
    return advance(context, forgetful(present), answerIs, { attemptsLeft });
  });
  return failed({ code: 'wrong-answer', attemptsLeft });
}

/** Always the same work: two comparisons of argon2id, whatever is missing or wrong. */
async function areAnswersRight(context: Context, session: ServiceSession, answer: string): Promise<boolean> {
  const { recovery, subject } = session;
  const worker = subject?.worker ?? null;
  const hasCredential = worker !== null && findCredential(context.db, worker.workerId) !== undefined;
  const imageHash = worker === null ? undefined : findSecurityImageHash(context.db, worker.workerId);
  const answerHash = answersOf(context, session).find(({ question }) => question === recovery.question)?.hash;
  const imageText = recovery.image === null ? '' : securityImageText(recovery.image);
  const isImage = await isSameText(context.branchHasher, imageHash, imageText);
  const isAnswer = await isSameText(context.branchHasher, answerHash, normaliseAnswer(answer));
  const isBirthDate = worker !== null && worker.birthDate !== null && worker.birthDate === recovery.birthDate;
  return (
    hasCredential && isBirthDate && imageHash !== undefined && isImage && answerHash !== undefined && isAnswer
  );
}

/**
 * The mailbox is still theirs: the code goes there; without one a code of the sheet, or the person is proved at the
 * counter. Changed: the new data are typed, and what signs them proves the person too.
 */
export async function confirmRecoveryContact(
  context: Context,
  { changed }: Input<'confirmRecoveryContact'>,
): Promise<Result<'confirmRecoveryContact'>> {
  const session = sessionOf(context, 'confirmRecoveryContact');
  if (changed) {
    const contact = beginContactEntry(session);
    show(context, session, (present) => advance(context, present, 'contact-differs', { contact }));
    return done({});
  }
  return (await advanceToProof(context, session, 'contact-kept')) ? done({}) : wrongStep;
}
