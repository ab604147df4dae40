const freeFailures = 3;
const firstWait = 15_000;
const longestWait = 15 * 60_000;

/**
 * Milliseconds to wait after `failures` wrong attempts in a row: none up to the third, then doubling from 15 s to at
 * most 15 minutes. Slows guessing without letting a stranger lock a colleague out for good. Source: NIST SP 800-63B
 * 3.2.2 (throttled attempts).
 */
export function waitAfter(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(firstWait * 2 ** (failures - freeFailures - 1), longestWait);
}
