/**
 * Milliseconds until something is tried again that failed `times` times in a row: twice as long each time, half of it at
 * random, so that many do not come back together. `random` is from 0 to below 1.
 */
export function backOff(first: number, longest: number, times: number, random: number): number {
  const wait = Math.min(first * 2 ** Math.max(times - 1, 0), longest);
  return Math.round(wait / 2 + (wait / 2) * random);
}
