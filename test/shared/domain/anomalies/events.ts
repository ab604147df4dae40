import type { WatchedEvent } from '#shared/domain/anomalies/watched-events.ts';

/** Entries of the trail for stories about it: each one later in the trail than the one before. */
export function trail(
  ...entries: readonly (Partial<WatchedEvent> & Pick<WatchedEvent, 'event'>)[]
): WatchedEvent[] {
  return entries.map((entry, index) => ({
    sequence: index + 1,
    at: new Date(Date.UTC(2026, 10, 23, 15, 0, index)).toISOString(),
    accountId: 'carla',
    subject: null,
    coSignerId: null,
    ...entry,
  }));
}

/** So many of the same. */
export function times(
  count: number,
  entry: Partial<WatchedEvent> & Pick<WatchedEvent, 'event'>,
): (typeof entry)[] {
  return Array.from({ length: count }, () => entry);
}
