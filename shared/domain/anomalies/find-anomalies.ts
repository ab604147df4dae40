import { type Anomaly, type AnomalySettings, rateMeasures, severities } from './anomaly.ts';
import { findAfterHours } from './find-after-hours.ts';
import { findCoSigningPairs } from './find-co-signing-pairs.ts';
import { findContactThenUnlock } from './find-contact-then-unlock.ts';
import { findHighRates } from './find-high-rates.ts';
import { findRepeatedFailures } from './find-repeated-failures.ts';
import { findSharedContacts, type SharedContact } from './find-shared-contacts.ts';
import type { WatchedEvent } from './watched-events.ts';

/** Everything the board shows, gravest first, then the latest. */
export function findAnomalies(
  events: readonly WatchedEvent[],
  contacts: readonly SharedContact[],
  settings: AnomalySettings,
): Anomaly[] {
  return gravestFirst(rules(events, contacts, settings).flatMap((rule) => rule()));
}

/** The same, and between two rules whatever else waits has its turn: each rule walks all the events. */
export async function findAnomaliesInTurn(
  events: readonly WatchedEvent[],
  contacts: readonly SharedContact[],
  settings: AnomalySettings,
  rest: () => Promise<void>,
): Promise<Anomaly[]> {
  const found: Anomaly[] = [];
  for (const rule of rules(events, contacts, settings)) {
    found.push(...rule());
    await rest();
  }
  return gravestFirst(found);
}

function rules(
  events: readonly WatchedEvent[],
  contacts: readonly SharedContact[],
  settings: AnomalySettings,
): readonly (() => Anomaly[])[] {
  return [
    () => findSharedContacts(contacts, settings.peoplePerContact),
    () => findContactThenUnlock(events, settings.contactUnlockDays),
    () => findAfterHours(events, settings),
    ...rateMeasures.map((measure) => () => findHighRates(events, measure, settings)),
    () => findRepeatedFailures(events, settings.failuresPerCode),
    () => findCoSigningPairs(events, settings.pairMinimum),
  ];
}

function gravestFirst(found: readonly Anomaly[]): Anomaly[] {
  return found.toSorted(
    (left, right) =>
      severities.indexOf(right.severity) - severities.indexOf(left.severity) ||
      (left.latest < right.latest ? 1 : -1),
  );
}
