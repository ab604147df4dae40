/**
 * Moments that order the acts of several terminals: the time of day, and a count of the acts that it does not tell
 * apart. It never falls, whatever becomes of the clock. Source: Kulkarni et al., Logical Physical Clocks (2014).
 */
export interface HybridTime {
  /** ISO 8601, UTC: the clock's, or the one before where the clock is behind it. */
  readonly wall: string;
  readonly count: number;
}

/** The moment of an act at `now`, after everything up to `last`; undefined before the first. */
export function nextHybridTime(last: HybridTime | undefined, now: Date): HybridTime {
  const wall = now.toISOString();
  if (last === undefined || wall > last.wall) return { wall, count: 0 };
  return { wall: last.wall, count: last.count + 1 };
}

/** Undefined only where both are. */
export function laterTime(
  one: HybridTime | undefined,
  other: HybridTime | undefined,
): HybridTime | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.wall !== other.wall) return one.wall > other.wall ? one : other;
  return one.count >= other.count ? one : other;
}

/** Milliseconds by which another's clock may be ahead before its time is not taken over. */
const farthestAhead = 24 * 60 * 60_000;

/** Whether acts at `now` do not come after this time: one wrong clock would else set the time of everybody. */
export function isFarAhead({ wall }: HybridTime, now: Date): boolean {
  return Date.parse(wall) > now.getTime() + farthestAhead;
}
