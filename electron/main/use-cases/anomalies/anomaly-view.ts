import type { AnomalyAcknowledgement } from '#electron/main/db/anomalies/anomaly-acknowledgement-store.ts';
import type { Account } from '#shared/contract/kiosk/accounts/account-methods.ts';
import type { AnomalyBoard, AnomalyRow } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import { type Anomaly, rateMeasures } from '#shared/domain/anomalies/anomaly.ts';
import { ratesOf } from '#shared/domain/anomalies/find-high-rates.ts';
import type { WatchedEvent } from '#shared/domain/anomalies/watched-events.ts';
import { maskEmail, maskPhone } from '#shared/domain/contact/contact.ts';

/** What the clerk's view shows of the anomaly board: names of accounts, codes, and no contact data in full. */

const subjectLimit = 20;

type Names = ReadonlyMap<string, Pick<Account, 'name' | 'username'>>;

export interface AnomalyFrame {
  readonly names: Names;
  readonly looks: ReadonlyMap<string, AnomalyAcknowledgement>;
  readonly readerId: string;
}

export function showAnomaly(anomaly: Anomaly, { names, looks, readerId }: AnomalyFrame): AnomalyRow {
  const { key, kind, severity, count, since, latest, rate, contact } = anomaly;
  return {
    key,
    kind,
    severity,
    people: anomaly.accountIds.map((id) => nameOf(names, id)),
    subjects: anomaly.subjects.slice(0, subjectLimit),
    count,
    since,
    latest,
    entries: anomaly.sequences.length,
    rate: rate === null ? null : { measure: rate.measure, own: { ...rate.own }, others: { ...rate.others } },
    contact:
      contact === null
        ? null
        : {
            field: contact.field,
            masked: contact.field === 'email' ? maskEmail(contact.value) : maskPhone(contact.value),
          },
    looked: lookedAt(anomaly, looks.get(key)),
    mayMark: !anomaly.involvedIds.includes(readerId),
  };
}

/** A look holds until something comes to the finding. */
function lookedAt(
  { sequences, count }: Anomaly,
  look: AnomalyAcknowledgement | undefined,
): AnomalyRow['looked'] {
  if (look === undefined) return null;
  const { by, at, note } = look;
  const isCurrent = (sequences.at(-1) ?? 0) <= look.lastSequence && count <= look.count;
  return { by, at, note, isCurrent };
}

/** Everybody's rates, and whether they show on the board. */
export function showRates(
  events: readonly WatchedEvent[],
  found: readonly Anomaly[],
  names: Names,
): AnomalyBoard['rates'] {
  const high = new Set(found.map(({ key }) => key));
  return rateMeasures.map((measure) => ({
    measure,
    people: ratesOf(events, measure).map(({ accountId, count, exposure }) => ({
      name: nameOf(names, accountId).name,
      count,
      exposure,
      isHigh: high.has(`high-rate:${measure}:${accountId}`),
    })),
  }));
}

function nameOf(names: Names, id: string): AnomalyRow['people'][number] {
  const account = names.get(id);
  return { username: account?.username ?? id, name: account?.name ?? id };
}
