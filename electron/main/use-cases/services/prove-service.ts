import type { Context } from '#electron/main/context/context.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { record } from '#electron/main/context/record.ts';
import { auditSubject } from '#electron/main/context/service-turn.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findOneTimeCode,
  spendOneTimeCodeAttempt,
  useOneTimeCode,
} from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { saveServicePurpose } from '#electron/main/db/services/service-store.ts';
import {
  askForCode,
  codePurposeOf,
  enterService,
  isStillServiceAt,
  offersKit,
  serviceAt,
} from '#electron/main/display/service-step.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { isCodeAlive, resendAt } from '#shared/domain/credential/credential-life.ts';
import { passProof } from './pass-proof.ts';

/**
 * Single use, until its moment of expiry by the guarded clock, with a counter that is taken before the comparison. The
 * code of a number that nobody has is never right.
 */
export async function submitServiceCode(
  context: Context,
  { code }: Input<'submitServiceCode'>,
): Promise<Result<'submitServiceCode'>> {
  const { db } = context;
  const service = serviceAt(context, 'service-code');
  if (service?.subject == null || service.code === null) return wrongStep;
  const { worker } = service.subject;
  const purpose = codePurposeOf(service);
  const subject = auditSubject(service);
  const issued = findOneTimeCode(db, service.visitId, purpose);
  const isOver = context.scheduler.monotonic() >= service.code.endsAt;
  if (issued === undefined || isOver || !isCodeAlive(issued, context.clock.now())) {
    transact(db, () => record(context, 'one-time-code-expired', subject, { purpose }));
    return failed({ code: 'expired' });
  }
  if (issued.attemptsLeft === 0) return failed({ code: 'wrong-answer', attemptsLeft: 0 });

  const attemptsLeft = transact(db, () => spendOneTimeCodeAttempt(db, issued.id));
  service.code = { ...service.code, attemptsLeft };
  const isRight = (await isSameText(context, issued.hash, code)) && worker !== null;
  if (!isStillServiceAt(context, service, 'service-code')) return wrongStep;
  if (!isRight || worker === null) {
    transact(db, () => record(context, 'one-time-code-failed', subject, { purpose, attemptsLeft }));
    return failed({ code: 'wrong-answer', attemptsLeft });
  }
  const show = transact(db, () => {
    if (!useOneTimeCode(db, issued.id, context.clock.now())) return undefined;
    record(context, 'one-time-code-used', subject, { purpose });
    return passProof(context, service, worker, 'email-code');
  });
  if (show === undefined) return failed({ code: 'expired' });
  show();
  return done({});
}

export async function sendServiceCodeAgain(context: Context): Promise<Result<'sendServiceCodeAgain'>> {
  const service = serviceAt(context, 'service-code');
  if (service === undefined || service.code === null) return wrongStep;
  const retryAt = resendAt(service.code);
  if (context.clock.now() < retryAt) return failed({ code: 'too-soon', retryAt: retryAt.toISOString() });
  return (await askForCode(context, service)) ? done({}) : wrongStep;
}

/** No mailbox now: the recovery kit, or the clerk in person. */
export function chooseServiceProof(
  context: Context,
  { proof }: Input<'chooseServiceProof'>,
): Result<'chooseServiceProof'> {
  const service =
    serviceAt(context, 'service-code') ??
    serviceAt(context, 'service-kit') ??
    serviceAt(context, 'service-proof') ??
    serviceAt(context, 'recovery-contact');
  if (service === undefined) return wrongStep;
  service.offersKit = offersKit(context, service);
  if (proof === 'kit' && !service.offersKit) return wrongStep;
  service.stage = proof === 'kit' ? 'service-kit' : 'service-proof';
  if (proof === 'counter') showClerk(context);
  return done({});
}

/** From "locked" to unlocking, in the same visit: the attempts that were spent stay spent until it is unlocked. */
export async function unlockInstead(context: Context): Promise<Result<'unlockInstead'>> {
  const service = serviceAt(context, 'locked');
  if (service === undefined) return wrongStep;
  transact(context.db, () => saveServicePurpose(context.db, service.visitId, 'unlock'));
  service.purpose = 'unlock';
  service.identityProved = false;
  return (await enterService(context, service)) ? done({}) : wrongStep;
}
