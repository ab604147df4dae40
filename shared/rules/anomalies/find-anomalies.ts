import { type Anomaly, type AnomalySettings, severities } from './anomaly.ts';
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
  return [
    ...findSharedContacts(contacts, settings.peoplePerContact),
    ...findContactThenUnlock(events, settings.contactUnlockDays),
    ...findAfterHours(events, settings),
    ...findHighRates(events, settings),
    ...findRepeatedFailures(events, settings.failuresPerCode),
    ...findCoSigningPairs(events, settings.pairMinimum),
  ].toSorted(
    (left, right) =>
      severities.indexOf(right.severity) - severities.indexOf(left.severity) ||
      (left.latest < right.latest ? 1 : -1),
  );
}
