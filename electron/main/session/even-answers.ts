import type { MethodName } from '#shared/api/api.ts';

/**
 * Calls whose own duration could tell a code that somebody has from one that nobody has, or a nearly right answer from
 * a wrong one. Source: domain.md 6 (the same timing for an unknown code).
 */
export const evenlyAnswered = [
  'identify',
  'checkCredential',
  'submitRecoveryAnswer',
  'submitServiceCode',
  'sendServiceCodeAgain',
  'unlockInstead',
  'submitKitCode',
] as const satisfies readonly MethodName[];

/** Milliseconds at whose whole multiples, counted from the call, such a call is answered. */
export const answerStep = 250;

/** Milliseconds still to wait, `taken` milliseconds after the call came. */
export function untilNextStep(taken: number, step: number): number {
  return step === 0 ? 0 : (Math.floor(taken / step) + 1) * step - taken;
}

/** Waits for the next step of a call that began at `from` on the process's own clock. */
export async function waitForStep(from: number, step: number): Promise<void> {
  const left = untilNextStep(performance.now() - from, step);
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
