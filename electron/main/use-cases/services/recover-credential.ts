import type { Context } from '#electron/main/context/context.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { forgetServiceSecrets, type ServiceTurn } from '#electron/main/context/service-turn.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findCredential,
  findSecurityImageHash,
  listSecurityAnswers,
  type SecurityAnswer,
} from '#electron/main/db/issuance/credential-store.ts';
import { findAskedQuestion, saveAskedQuestion } from '#electron/main/db/services/credential-guard-store.ts';
import { beginContactEntry } from '#electron/main/display/contact-entry.ts';
import { countRight, countWrong, takeAttempt } from '#electron/main/display/judge-attempt.ts';
import {
  canReceiveCode,
  isStillServiceAt,
  proveOtherwise,
  serviceAt,
} from '#electron/main/display/service-step.ts';
import { questionToAsk } from '#shared/domain/credential/credential-life.ts';
import { bankQuestionIds } from '#shared/domain/credential/question-bank.ts';
import { normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { securityImageText } from '../issuance/choose-security-image.ts';

/**
 * Birth date, image and one of the three questions are one attempt, judged together at the end: no screen says which of
 * them was wrong, or whether the code exists. Source: domain.md 6.
 */

export function submitRecoveryBirthDate(
  context: Context,
  { birthDate }: Input<'submitRecoveryBirthDate'>,
): Result<'submitRecoveryBirthDate'> {
  const service = serviceAt(context, 'recovery-birth-date');
  if (service === undefined) return wrongStep;
  service.recovery = { ...service.recovery, birthDate };
  service.stage = 'recovery-image';
  return done({});
}

export function submitRecoveryImage(
  context: Context,
  { image }: Input<'submitRecoveryImage'>,
): Result<'submitRecoveryImage'> {
  const service = serviceAt(context, 'recovery-image');
  if (service?.subject == null) return wrongStep;
  const question = askQuestion(context, service, service.subject.code);
  service.recovery = { ...service.recovery, image, question };
  service.stage = 'recovery-answer';
  return done({});
}

/** Kept with the attempts, so that it stays the same across turns and restarts until it is answered right. */
function askQuestion(context: Context, service: ServiceTurn, code: string) {
  const answered = answersOf(context, service).map(({ question }) => question);
  const question = questionToAsk(
    findAskedQuestion(context.db, code),
    answered.length === 0 ? bankQuestionIds : answered,
    (below) => context.randomness.integer(below),
  );
  transact(context.db, () => saveAskedQuestion(context.db, code, question));
  return question;
}

function answersOf({ db }: Context, { subject }: ServiceTurn): SecurityAnswer[] {
  return subject === null || subject.worker === null ? [] : listSecurityAnswers(db, subject.worker.workerId);
}

export async function submitRecoveryAnswer(
  context: Context,
  { question, answer }: Input<'submitRecoveryAnswer'>,
): Promise<Result<'submitRecoveryAnswer'>> {
  const service = serviceAt(context, 'recovery-answer');
  if (service?.subject == null || question !== service.recovery.question) return wrongStep;
  const { code } = service.subject;
  if (!takeAttempt(context, code, 'recovery')) {
    forgetServiceSecrets(service);
    service.stage = 'locked';
    return failed({ code: 'wrong-answer', attemptsLeft: 0 });
  }
  if (await areAnswersRight(context, service, answer)) {
    transact(context.db, () => countRight(context, code, 'recovery'));
    if (!isStillServiceAt(context, service, 'recovery-answer')) return wrongStep;
    forgetServiceSecrets(service);
    service.identityProved = true;
    if (service.purpose === 'contact') beginContactEntry(service);
    else service.stage = 'recovery-contact';
    return done({});
  }
  const attemptsLeft = countWrong(context, code, 'recovery');
  if (!isStillServiceAt(context, service, 'recovery-answer')) return wrongStep;
  forgetServiceSecrets(service);
  service.attemptsLeft = attemptsLeft;
  service.stage = attemptsLeft === 0 ? 'locked' : 'recovery-birth-date';
  return failed({ code: 'wrong-answer', attemptsLeft });
}

/** Always the same work: two comparisons of argon2id, whatever is missing or wrong. */
async function areAnswersRight(context: Context, service: ServiceTurn, answer: string): Promise<boolean> {
  const { recovery, subject } = service;
  const worker = subject?.worker ?? null;
  const decoy = await context.decoyHash;
  const hasCredential = worker !== null && findCredential(context.db, worker.workerId) !== undefined;
  const imageHash = worker === null ? undefined : findSecurityImageHash(context.db, worker.workerId);
  const answerHash = answersOf(context, service).find(({ question }) => question === recovery.question)?.hash;
  const imageText = recovery.image === null ? '' : securityImageText(recovery.image);
  const isImage = await isSameText(context, imageHash ?? decoy, imageText);
  const isAnswer = await isSameText(context, answerHash ?? decoy, normaliseAnswer(answer));
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
  const service = serviceAt(context, 'recovery-contact');
  if (service === undefined) return wrongStep;
  if (changed) {
    beginContactEntry(service);
    return done({});
  }
  return (await proveOtherwise(context, service, canReceiveCode(service))) ? done({}) : wrongStep;
}
