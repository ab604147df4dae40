/** How many snapshots are kept of each span; the newest is always kept. */
export interface RotationCounts {
  readonly newest: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const usualRotation: RotationCounts = { newest: 3, daily: 7, weekly: 4, monthly: 12 };

const day = 24 * 60 * 60_000;

/**
 * Which of some snapshots stay: the newest ones, and the newest of each of the last days, weeks (from Monday) and months
 * that have any. `timeOf` gives milliseconds, UTC, by a clock that may have been set back: which was written later is
 * known from their order alone.
 */
export function snapshotsToKeep<Snapshot>(
  newestFirst: readonly Snapshot[],
  timeOf: (snapshot: Snapshot) => number,
  counts: RotationCounts,
): Set<Snapshot> {
  const kept = new Set(newestFirst.slice(0, Math.max(1, counts.newest)));
  const spans: readonly (readonly [number, (time: number) => number | string])[] = [
    [counts.daily, (time) => Math.floor(time / day)],
    // 1970 began on a Thursday.
    [counts.weekly, (time) => Math.floor((time / day + 3) / 7)],
    [counts.monthly, (time) => new Date(time).toISOString().slice(0, 7)],
  ];
  for (const [count, spanOf] of spans) {
    const seen = new Set<number | string>();
    for (const snapshot of newestFirst) {
      const span = spanOf(timeOf(snapshot));
      if (seen.has(span)) continue;
      if (seen.size >= count) break;
      seen.add(span);
      kept.add(snapshot);
    }
  }
  return kept;
}
