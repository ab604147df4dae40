import type { Anomaly } from './anomaly.ts';
import { groupBy, summarise } from './group-events.ts';
import { isOpenAt, localTimeOf, type OpeningHours } from './opening-hours.ts';
import { isOneOf, openingEvents, type WatchedEvent } from './watched-events.ts';

const many = 5;

/** Unlocks and new credentials while the branch was closed, by who was signed in. */
export function findAfterHours(events: readonly WatchedEvent[], hours: OpeningHours): Anomaly[] {
  const late = events.filter((event) => isOneOf(openingEvents, event) && !isOpenAt(event.at, hours));
  return [...groupBy(late, ({ accountId }) => accountId ?? '')].map(([accountId, group]) =>
    summarise(group, {
      key: `after-hours:${accountId}`,
      kind: 'after-hours',
      severity: group.length === 1 ? 'low' : group.length < many ? 'medium' : 'high',
      accountIds: accountId === '' ? [] : [accountId],
    }),
  );
}

/** By local hour of the day, inside and outside the opening hours. */
export interface HourCount {
  readonly open: number;
  readonly closed: number;
}

export function countByHour(events: readonly WatchedEvent[], hours: OpeningHours): HourCount[] {
  const counts = Array.from({ length: 24 }, () => ({ open: 0, closed: 0 }));
  for (const event of events) {
    if (!isOneOf(openingEvents, event)) continue;
    const count = counts[localTimeOf(event.at).hour];
    if (count !== undefined) count[isOpenAt(event.at, hours) ? 'open' : 'closed'] += 1;
  }
  return counts;
}
