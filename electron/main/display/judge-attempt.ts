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
import { emit, findAttempted } from '../context/emit.ts';
import { record } from '../context/record.ts';
import { recordServiceEnd } from './record-service-end.ts';

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
  tellAttempt(context, code, kind, true);
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
    tellAttempt(context, code, kind, false);
    if (before.lockedAt === null && after.lockedAt !== null) {
      recordLock(context, code, kind, after.lockedAt);
      if (kind === 'recovery') saveAskedQuestion(context.db, code, null);
    }
    return left;
  });
}

/** Attempts add up across counters: each one is told, with what this terminal counted so far. */
function tellAttempt(context: Context, code: string, kind: AttemptKind, right: boolean): void {
  const attempted = findAttempted(context, code);
  if (attempted === undefined) return;
  const { spent } = getGuard(context.db, code);
  const attemptedAt = context.clock.now().toISOString();
  emit(context, 'credential-attempted', attempted.workerId, {
    ...attempted,
    right,
    kind,
    spent,
    attemptedAt,
  });
}

function recordLock(
  context: Context,
  code: string,
  by: AttemptKind | 'interrupted',
  lockedAt: string | null,
): void {
  record(context, 'credential-locked', code, { by });
  const attempted = findAttempted(context, code);
  if (attempted === undefined || lockedAt === null) return;
  emit(context, 'credential-locked', attempted.workerId, { ...attempted, by, lockedAt });
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
      recordLock(context, code, 'interrupted', settled.lockedAt);
    });
  }
  for (const { id, purpose, code } of listOpenServices(db)) {
    transact(db, () => {
      closeService(db, id, 'interrupted', context.clock.now());
      recordServiceEnd(context, { visitId: id, purpose, code }, 'interrupted');
    });
  }
}
