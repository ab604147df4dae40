import type { Context } from '#electron/main/context/context.ts';
import {
  type AssistedAnswers,
  type AttendedPerson,
  subjectOf,
} from '#electron/main/context/display-session.ts';
import { emit } from '#electron/main/context/emit.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { clearThrottle, getThrottle, recordFailure } from '#electron/main/db/accounts/throttle-store.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { findCredential, listSecurityAnswers } from '#electron/main/db/issuance/credential-store.ts';
import { insertAssistedUnlock } from '#electron/main/db/services/assisted-unlock-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { awaitingSession, sessionOf } from '#electron/main/display/accepted.ts';
import { act, show, stillAt } from '#electron/main/display/act.ts';
import { beginService } from '#electron/main/display/begin-service.ts';
import { forgetful, saveEnd } from '#electron/main/display/end-session.ts';
import { advance } from '#electron/main/display/service-step.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { drawFactQuestions } from '#electron/main/display/start-issuance.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { AssistedQuestion } from '#shared/contract/kiosk/services/service-session.ts';
import { attemptLimit, isLocked } from '#shared/domain/credential/credential-life.ts';
import { isFactAnswerRight } from '#shared/domain/credential/fact-questions.ts';
import { normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { passProof } from './pass-proof.ts';

/** Questions of an assisted unlock, all of which must be answered right. Source: domain.md 6. */
const questionCount = 4;
/** Of these, at most so many from the bank: the rest are facts of the contract and the passport. */
const bankCount = 2;
/** Milliseconds without another assisted unlock, after three wrong ones. */
const pauseAfterFailures = 24 * 60 * 60_000;
const scope = 'assisted-unlock';

export function startAssistedUnlock(
  context: Context,
  { workerId }: Input<'startAssistedUnlock'>,
): Result<'startAssistedUnlock'> {
  const { session, db } = context;
  if (session.display !== null) return failed({ code: 'already-handed-over' });
  const subject = findSubject(context, workerId, true);
  if (subject === undefined || subject.worker === null) return failed({ code: 'not-found' });
  if (findCredential(db, workerId) === undefined || !isLocked(getGuard(db, subject.code))) {
    return failed({ code: 'not-locked' });
  }
  const retryAt = pausedUntil(context, subject.code);
  if (retryAt !== null) return failed({ code: 'too-many-failures', retryAt });
  const questions = drawQuestions(context, subject.worker);
  if (questions.length < questionCount) return failed({ code: 'too-few-questions' });
  beginService(context, {
    purpose: 'assisted',
    startedBy: 'counter',
    subject,
    language: null,
    assisted: { questions, answers: [] },
  });
  return done({});
}

function pausedUntil({ db, clock }: Context, code: string): string | null {
  const { lockedUntil } = getThrottle(db, scope, code);
  return lockedUntil !== null && clock.now().toISOString() < lockedUntil ? lockedUntil : null;
}

/**
 * Two or more facts of the record and the rest from the three chosen answers, as far as they can be checked here, in an
 * order of their own.
 */
function drawQuestions(context: Context, worker: AttendedPerson): AssistedQuestion[] {
  const bank = listSecurityAnswers(context.db, worker.workerId)
    .filter(({ hash }) => context.branchHasher.holds(hash.pepper))
    .map(({ question }): AssistedQuestion => ({ form: 'bank', id: question }));
  const facts: AssistedQuestion[] = drawFactQuestions(context, worker.facts);
  const fromFacts = facts.slice(0, questionCount - bankCount);
  const fromBank = shuffled(context, bank).slice(0, questionCount - fromFacts.length);
  return shuffled(context, [...fromBank, ...fromFacts]);
}

function shuffled<Item>({ randomness }: Context, items: readonly Item[]): Item[] {
  const rest = [...items];
  const result: Item[] = [];
  while (rest.length > 0) result.push(...rest.splice(randomness.integer(rest.length), 1));
  return result;
}

/** Answers wait in memory until the fourth; then one attempt is spent and all of them are judged together. */
export async function answerAssistedQuestion(
  context: Context,
  { answer }: Input<'answerAssistedQuestion'>,
): Promise<Result<'answerAssistedQuestion'>> {
  const session = sessionOf(context, 'answerAssistedQuestion');
  const { worker } = subjectOf(session);
  if (session.assisted === null || worker === null) throw new Error('nobody is assisted');
  const assisted: AssistedAnswers = {
    ...session.assisted,
    answers: [...session.assisted.answers, answer],
  };
  if (assisted.answers.length < assisted.questions.length) {
    show(context, session, (present) => ({ ...present, assisted }));
    return done({});
  }
  const { identificationCode } = worker;
  // The third wrong one was counted, and a disk that was full then kept the service from ending with it.
  if (pausedUntil(context, identificationCode) !== null) {
    act(context, session, (present) => {
      saveEnd(context, present);
      return null;
    });
    showClerk(context);
    return failed({ code: 'wrong-answer' });
  }
  const { failures } = transact(context.db, () =>
    recordFailure(context.db, scope, identificationCode, (count) =>
      count < attemptLimit ? null : new Date(context.clock.now().getTime() + pauseAfterFailures),
    ),
  );
  const isRight = await areAllRight(context, worker, assisted);
  const judge = (): void => {
    if (isRight) {
      clearThrottle(context.db, scope, identificationCode);
      record(context, 'assisted-answers-right', identificationCode, {});
    } else record(context, 'assisted-answers-wrong', identificationCode, { failures });
    const { workerId } = worker;
    emit(context, 'assisted-unlock-attempted', workerId, {
      workerId,
      identificationCode,
      right: isRight,
      failures: isRight ? 0 : failures,
      pausedUntil: pausedUntil(context, identificationCode),
      attemptedAt: context.clock.now().toISOString(),
    });
  };
  const still = stillAt(context, session);
  if (still === undefined) {
    transact(context.db, judge);
    return wrongStep;
  }
  act(context, still, (present) => {
    judge();
    if (isRight) return advance(context, forgetful(present), 'answers-right', { identityProved: true });
    saveEnd(context, present);
    return null;
  });
  showClerk(context);
  return isRight ? done({}) : failed({ code: 'wrong-answer' });
}

/** Every answer is looked at, whatever the ones before it were. */
async function areAllRight(
  context: Context,
  worker: AttendedPerson,
  { questions, answers }: AssistedAnswers,
): Promise<boolean> {
  const kept = listSecurityAnswers(context.db, worker.workerId);
  let wrong = 0;
  for (const [index, question] of questions.entries()) {
    const answer = answers[index] ?? '';
    if (question.form === 'bank') {
      const hash = kept.find((each) => each.question === question.id)?.hash;
      const isSame = await isSameText(context.branchHasher, hash, normaliseAnswer(answer));
      if (hash === undefined || !isSame) wrong += 1;
    } else if (!isFactAnswerRight(question, worker.facts, answer)) wrong += 1;
  }
  return wrong === 0;
}

/** Signatures, call-back, unlock, trail and head office. */
export const assistedUnlockApproval: CoSignedAct<'approveAssistedUnlock'> = {
  show(context, { visitId, callBack }) {
    const asked = askedUnlock(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { identificationCode, workerId } = asked.worker;
    return done({
      about: identificationCode,
      facts: [...shownPerson(asked.worker), ...shownCall(callBack)],
      version: [workerId, findCredential(context.db, workerId)?.id],
    });
  },
  run(context, { visitId, callBack }, coSigner) {
    const asked = askedUnlock(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { session, worker } = asked;
    const { workerId, identificationCode } = worker;
    const at = context.clock.now();
    insertAssistedUnlock(context.db, { visitId, approvalId: coSigner.approvalId, callBack });
    record(context, 'assisted-unlock-approved', identificationCode, {
      coSigner: coSigner.id,
      callBack: callBack?.result ?? 'none',
    });
    emit(context, 'assisted-unlock-approved', workerId, {
      workerId,
      identificationCode,
      ...signatureOf(coSigner),
      callBack: callBack?.result ?? null,
      approvedAt: at.toISOString(),
    });
    const touchedAt = context.scheduler.monotonic();
    act(context, session, (present) => ({ ...passProof(context, present, worker, 'assisted'), touchedAt }));
    afterCommit(context.db, () => context.showView('worker'));
    return done({});
  },
};

/** What the employer said when they were called, or that nobody was. */
function shownCall(callBack: Input<'approveAssistedUnlock'>['callBack']): ShownFact[] {
  if (callBack === null) return [{ what: 'callResult', value: 'none' }];
  return [
    { what: 'callResult', value: callBack.result },
    { what: 'callNumber', value: callBack.number },
    { what: 'callWho', value: callBack.who },
  ];
}

function askedUnlock(context: Context, visitId: string) {
  const session = awaitingSession(context, 'approveAssistedUnlock');
  const worker = session?.subject?.worker ?? null;
  return session?.visitId === visitId && worker !== null ? { session, worker } : undefined;
}
