import type { Moment } from '../dates.ts';

/**
 * Attempts, locks and codes of an issued credential, without store or clock: every function takes the state and the
 * moment, and returns the next state. Source: domain.md 6.
 */

/** Wrong answers in a row that lock, for each kind of attempt. */
export const attemptLimit = 3;

const attemptKinds = ['check', 'recovery'] as const;
export type AttemptKind = (typeof attemptKinds)[number];

const lockCauses = ['check', 'recovery', 'staff'] as const;
export type LockCause = (typeof lockCauses)[number];

/** What is known of one identification code's attempts. An unknown code has exactly the same. */
export interface CredentialGuard {
  /** Attempts that were spent and not found right, an attempt under judgement included. */
  readonly spent: Readonly<Record<AttemptKind, number>>;
  /** ISO instant; null while nothing locked it. */
  readonly lockedAt: string | null;
  readonly lockedBy: LockCause | null;
}

export const untouchedGuard: CredentialGuard = {
  spent: { check: 0, recovery: 0 },
  lockedAt: null,
  lockedBy: null,
};

/**
 * Locked by its row, or because the last attempt was spent and nobody lived to judge it: a power cut between the two
 * is a failure, never a free attempt.
 */
export function isLocked(guard: CredentialGuard): boolean {
  return guard.lockedAt !== null || attemptKinds.some((kind) => guard.spent[kind] >= attemptLimit);
}

export function attemptsLeft(guard: CredentialGuard, kind: AttemptKind): number {
  return isLocked(guard) ? 0 : Math.max(attemptLimit - guard.spent[kind], 0);
}

/** Takes one attempt, before the answer is looked at. Undefined when there is none to take. */
export function spendAttempt(guard: CredentialGuard, kind: AttemptKind): CredentialGuard | undefined {
  if (attemptsLeft(guard, kind) === 0) return undefined;
  return { ...guard, spent: { ...guard.spent, [kind]: guard.spent[kind] + 1 } };
}

/** After the answer of a spent attempt was found right: the count of its kind starts again. */
export function passAttempt(guard: CredentialGuard, kind: AttemptKind): CredentialGuard {
  return { ...guard, spent: { ...guard.spent, [kind]: 0 } };
}

/** After it was found wrong: the third one locks. */
export function failAttempt(guard: CredentialGuard, kind: AttemptKind, now: Moment): CredentialGuard {
  return guard.spent[kind] >= attemptLimit ? lockGuard(guard, kind, now) : guard;
}

/** Locks; a lock that is there already keeps its moment and its cause. */
function lockGuard(guard: CredentialGuard, cause: LockCause, now: Moment): CredentialGuard {
  if (guard.lockedAt !== null) return guard;
  return { ...guard, lockedAt: new Date(now).toISOString(), lockedBy: cause };
}

/** Spent attempts without a judgement that reached the limit: the lock they are owed. Undefined when there is none. */
export function settleGuard(guard: CredentialGuard, now: Moment): CredentialGuard | undefined {
  if (guard.lockedAt !== null) return undefined;
  const kind = attemptKinds.find((each) => guard.spent[each] >= attemptLimit);
  return kind === undefined ? undefined : lockGuard(guard, kind, now);
}

/** Wrong entries that one e-mailed code takes. */
export const codeAttempts = 5;
/** Milliseconds between two codes to the same mailbox. */
const codeResendWait = 60_000;
/** Messages with a code that one identification code causes within an hour, however often it is typed. */
export const codesPerHour = 6;

export interface IssuedCode {
  /** ISO instants. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly attemptsLeft: number;
}

/** Valid until its moment of expiry: at 2:59 of three minutes, not at 3:01. */
export function isCodeAlive(code: IssuedCode, now: Moment): boolean {
  return new Date(now).getTime() < Date.parse(code.expiresAt);
}

/** The moment from which another code may be asked for. */
export function resendAt(code: IssuedCode): Date {
  return new Date(Date.parse(code.issuedAt) + codeResendWait);
}

/**
 * The question of a recovery: the one asked before, until it was answered right or the attempts ended; otherwise the
 * one drawn. A question that is no longer among the answered ones is drawn anew.
 */
export function questionToAsk<Question>(
  asked: Question | null,
  answered: readonly Question[],
  draw: (below: number) => number,
): Question {
  if (asked !== null && answered.includes(asked)) return asked;
  const drawn = answered[draw(answered.length)];
  if (drawn === undefined) throw new RangeError('there is no question to ask');
  return drawn;
}
