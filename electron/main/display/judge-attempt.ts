import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  getGuard,
  listUnsettledCodes,
  saveAskedQuestion,
  saveGuard,
} from '#electron/main/db/services/credential-guard-store.ts';
import { closeService, listOpenServices } from '#electron/main/db/services/service-store.ts';
import {
  type AttemptKind,
  attemptsLeft,
  failAttempt,
  passAttempt,
  settleGuard,
  spendAttempt,
} from '#shared/domain/credential/credential-life.ts';
import { record } from '../context/record.ts';

/** Takes one attempt, on the disk before the answer is looked at. False when there is none left. */
export function takeAttempt(context: Context, code: string, kind: AttemptKind): boolean {
  return transact(context.db, () => {
    const spent = spendAttempt(getGuard(context.db, code), kind);
    if (spent === undefined) return false;
    saveGuard(context.db, code, spent);
    return true;
  });
}

/** Inside the caller's transaction: the attempt was right, and the count of its kind starts again. */
export function countRight(context: Context, code: string, kind: AttemptKind): void {
  saveGuard(context.db, code, passAttempt(getGuard(context.db, code), kind));
  if (kind === 'recovery') saveAskedQuestion(context.db, code, null);
  record(context, kind === 'check' ? 'credential-check-right' : 'recovery-answers-right', code, {});
}

/** The attempt was wrong; the third one and its lock are one transaction. Returns the attempts left. */
export function countWrong(context: Context, code: string, kind: AttemptKind): number {
  return transact(context.db, () => {
    const before = getGuard(context.db, code);
    const after = failAttempt(before, kind, context.clock.now());
    const left = attemptsLeft(after, kind);
    saveGuard(context.db, code, after);
    record(context, kind === 'check' ? 'credential-check-wrong' : 'recovery-answers-wrong', code, {
      attemptsLeft: left,
    });
    if (before.lockedAt === null && after.lockedAt !== null) {
      record(context, 'credential-locked', code, { by: kind });
      if (kind === 'recovery') saveAskedQuestion(context.db, code, null);
    }
    return left;
  });
}

/**
 * At the start: services that a power cut left open are closed, and an attempt that was spent and never judged gets the
 * lock it is owed.
 */
export function settleServices(context: Context): void {
  const { db } = context;
  for (const code of listUnsettledCodes(db)) {
    transact(db, () => {
      const settled = settleGuard(getGuard(db, code), context.clock.now());
      if (settled === undefined) return;
      saveGuard(db, code, settled);
      record(context, 'credential-locked', code, { by: 'interrupted' });
    });
  }
  for (const { id, purpose, code } of listOpenServices(db)) {
    transact(db, () => {
      closeService(db, id, 'interrupted', context.clock.now());
      record(context, 'service-ended', code, { purpose, outcome: 'interrupted' });
    });
  }
}
