import type { Anomaly } from './anomaly.ts';
import { distinct, groupBy, peopleOf, summarise } from './group-events.ts';
import { contactChangeEvents, isOneOf, openingEvents, type WatchedEvent } from './watched-events.ts';

const day = 86_400_000;

/**
 * Somebody's contact data were changed, and within so many days their credential was unlocked or replaced: the way a
 * colleague takes an account over. High when one person did both, or within a day. Source: domain.md 6 (why so strict).
 */
export function findContactThenUnlock(events: readonly WatchedEvent[], days: number): Anomaly[] {
  const wanted = events.filter(
    (event) => isOneOf(contactChangeEvents, event) || isOneOf(openingEvents, event),
  );
  const findings: Anomaly[] = [];
  for (const [code, group] of groupBy(wanted, ({ subject }) => subject)) {
    const pairs = pairsOf(group, days);
    if (pairs.length === 0) continue;
    const behind = [...new Set(pairs.flat())];
    const isHigh = pairs.some(
      ([change, opening]) =>
        (change.accountId !== null && change.accountId === opening.accountId) ||
        elapsed(change, opening) <= day,
    );
    findings.push(
      summarise(behind, {
        key: `contact-then-unlock:${code}`,
        kind: 'contact-then-unlock',
        severity: isHigh ? 'high' : 'medium',
        accountIds: distinct(behind.map(({ accountId }) => accountId)),
        involvedIds: peopleOf(behind),
        count: pairs.length,
      }),
    );
  }
  return findings;
}

/** Each opening with the last change before it, when that is near enough. */
function pairsOf(events: readonly WatchedEvent[], days: number): (readonly [WatchedEvent, WatchedEvent])[] {
  const pairs: (readonly [WatchedEvent, WatchedEvent])[] = [];
  let change: WatchedEvent | undefined;
  for (const event of events.toSorted((left, right) => left.sequence - right.sequence)) {
    if (isOneOf(contactChangeEvents, event)) change = event;
    else if (change !== undefined && elapsed(change, event) <= days * day) pairs.push([change, event]);
  }
  return pairs;
}

function elapsed(from: WatchedEvent, to: WatchedEvent): number {
  return Date.parse(to.at) - Date.parse(from.at);
}
