import type { Context } from '#electron/main/context/context.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findOneTimeCode,
  spendOneTimeCodeAttempt,
  useOneTimeCode,
} from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { drawEmailCode, sendEmailCodeLater } from '#electron/main/display/email-code.ts';
import { moveTurn, passStage, transactTurn } from '#electron/main/display/move-turn.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { isStillAt, turnAt } from '#electron/main/display/turn.ts';

const purpose = 'generation';
/** Milliseconds between two codes to the same mailbox. */
const resendWait = 60_000;

/**
 * Single use, until its moment of expiry by the guarded clock, with a counter that is taken before the comparison.
 * Source: domain.md 5.
 */
export async function submitEmailCode(
  context: Context,
  { code }: Input<'submitEmailCode'>,
): Promise<Result<'submitEmailCode'>> {
  const { db } = context;
  const turn = turnAt(context, 'email-code');
  if (turn === undefined || turn.emailCode === null) return wrongStep;
  const subject = turn.worker.identificationCode;
  const issued = findOneTimeCode(db, turn.visitId, purpose);
  if (issued === undefined || context.clock.now().toISOString() >= issued.expiresAt) {
    transact(db, () => record(context, 'one-time-code-expired', subject, { purpose }));
    return failed({ code: 'expired' });
  }
  if (issued.attemptsLeft === 0) return failed({ code: 'wrong-answer', attemptsLeft: 0 });

  const attemptsLeft = transact(db, () => spendOneTimeCodeAttempt(db, issued.id));
  turn.emailCode = { ...turn.emailCode, attemptsLeft };
  const isRight = await isSameText(context, issued.hash, code);
  if (!isStillAt(context, turn, 'email-code')) return wrongStep;
  if (!isRight) {
    transact(db, () => record(context, 'one-time-code-failed', subject, { purpose, attemptsLeft }));
    return failed({ code: 'wrong-answer', attemptsLeft });
  }
  return transactTurn(context, turn, () => {
    if (!useOneTimeCode(db, issued.id, context.clock.now())) return failed({ code: 'expired' });
    record(context, 'one-time-code-used', subject, { purpose });
    turn.contactProved = true;
    moveTurn(context, turn, 'email-code-right');
    return done({});
  });
}

export async function sendEmailCodeAgain(context: Context): Promise<Result<'sendEmailCodeAgain'>> {
  const turn = turnAt(context, 'email-code');
  if (turn === undefined || turn.emailCode === null || turn.worker.email === null) return wrongStep;
  const retryAt = new Date(Date.parse(turn.emailCode.issuedAt) + resendWait);
  if (context.clock.now() < retryAt) return failed({ code: 'too-soon', retryAt: retryAt.toISOString() });
  const drawn = await drawEmailCode(context, turn, turn.worker.email);
  if (!isStillAt(context, turn, 'email-code')) return wrongStep;
  transact(context.db, drawn.save);
  turn.emailCode = drawn.code;
  sendEmailCodeLater(context);
  return done({});
}

/** No access to the mailbox now: the clerk proves the identity in person. */
export function askCounterProof(context: Context): Result<'askCounterProof'> {
  const turn = turnAt(context, 'email-code');
  if (turn === undefined) return wrongStep;
  passStage(context, turn, 'counter-proof-asked');
  showClerk(context);
  return done({});
}
