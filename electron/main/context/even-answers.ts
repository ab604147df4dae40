import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { MethodName } from '#shared/contract/kiosk/api.ts';

/**
 * Calls whose own duration could tell a code that somebody has from one that nobody has, or a nearly right answer from
 * a wrong one. Source: domain.md 6 (the same timing for an unknown code).
 */
export const evenlyAnswered = [
  'identify',
  'checkCredential',
  'submitRecoveryAnswer',
  'submitEmailCode',
  'sendEmailCodeAgain',
  'unlockInstead',
  'submitKitCode',
] as const satisfies readonly MethodName[];

/** Milliseconds at whose whole multiples, counted from the call, such a call is answered. */
export const answerStep = 250;

/** Steps after which the mail of a code goes, at the earliest and at the latest: when nobody waits for its answer. */
export const mailSteps = { earliest: 4, latest: 8 };

/** Milliseconds still to wait, `taken` milliseconds after the call came. */
export function untilNextStep(taken: number, step: number): number {
  return step === 0 ? 0 : (Math.floor(taken / step) + 1) * step - taken;
}

/** Milliseconds before a step from which the event loop is asked again and again instead of a timer. */
const timerSlack = 3;

/**
 * Waits for the next step of a call that began at `from` on the process's own clock. A timer alone starts from the
 * beginning of its turn of the loop and so comes early by the work done in it, which is what must not be seen.
 */
export async function waitForStep(from: number, step: number): Promise<void> {
  const now = performance.now();
  const due = now + untilNextStep(now - from, step);
  for (let left = due - now; left > 0; left = due - performance.now()) {
    if (left > timerSlack) await sleep(left - timerSlack);
    else await nextTurn();
  }
}
