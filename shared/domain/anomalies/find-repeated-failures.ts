import type { Anomaly } from './anomaly.ts';
import { groupBy, summarise } from './group-events.ts';
import { failureEvents, isOneOf, type WatchedEvent } from './watched-events.ts';

/** One code, guessed wrongly again and again: more than the three of one lock. */
export function findRepeatedFailures(events: readonly WatchedEvent[], least: number): Anomaly[] {
  const failures = events.filter((event) => isOneOf(failureEvents, event));
  return [...groupBy(failures, ({ subject }) => subject)]
    .filter(([, group]) => group.length >= least)
    .map(([code, group]) =>
      summarise(group, {
        key: `repeated-failures:${code}`,
        kind: 'repeated-failures',
        severity: group.length >= 2 * least ? 'high' : 'medium',
        accountIds: [],
      }),
    );
}
