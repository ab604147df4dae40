/**
 * An act that two people answer for is asked (a request: what it is about and the very facts shown) and decided (a
 * decision: who, when, why). Source: docs/decisions/092.
 */

/** `refused`: the second person signed that it is not done. `expired`: nobody decided, and nobody can any more. */
export type ApprovalOutcome = 'approved' | 'refused' | 'expired';

/** Minutes in which a request can be decided: somebody is fetched, but nothing shown in the morning is signed at noon. */
const minutesToDecide = 60;

/** Days that a request which nobody decided is kept, with what was shown. */
const daysKeptUndecided = 30;

const minute = 60_000;
const day = 24 * 60 * minute;

export function requestExpiry(askedAt: Date): Date {
  return new Date(askedAt.getTime() + minutesToDecide * minute);
}

/** What expired before this moment is removed. */
export function keptUndecidedSince(now: Date): Date {
  return new Date(now.getTime() - daysKeptUndecided * day);
}
