import type { Anomaly } from './anomaly.ts';
import type { WatchedEvent } from './watched-events.ts';

export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

type Named = Pick<Anomaly, 'key' | 'kind' | 'severity' | 'accountIds'> & Partial<Anomaly>;

/**
 * A finding from the entries behind it, in the order of the trail: how many, since when, who acted or signed.
 *
 * @throws RangeError without an entry.
 */
export function summarise(events: readonly WatchedEvent[], named: Named): Anomaly {
  const ordered = events.toSorted((left, right) => left.sequence - right.sequence);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a finding has entries behind it');
  return {
    involvedIds: peopleOf(ordered),
    subjects: distinct(ordered.map(({ subject }) => subject)),
    count: ordered.length,
    since: first.at,
    latest: last.at,
    sequences: ordered.map(({ sequence }) => sequence),
    rate: null,
    contact: null,
    ...named,
  };
}

/** Everybody who acted or signed. */
export function peopleOf(events: readonly WatchedEvent[]): string[] {
  return distinct(events.flatMap(({ accountId, coSignerId }) => [accountId, coSignerId]));
}

export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null);
}
