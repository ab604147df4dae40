import { type LeavingRecord, leavingRecord } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';
import { findHighWater } from '../core/high-water-store.ts';
import { getEpoch } from '../head-office/event-origin.ts';
import { summariseWaiting, type WaitingSummary } from '../head-office/event-store.ts';

const name = 'leaving';

/**
 * That this store ends its work on this machine. Undefined where it works: also where it was restored since, which began
 * another epoch. Throws where what was saved is not understood.
 */
export function findLeaving(db: Connection): LeavingRecord | undefined {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [name]);
  if (row === undefined) return undefined;
  const record = leavingRecord.parse(JSON.parse(row.value));
  return record.epoch === getEpoch(db) && record.takenBack === null ? record : undefined;
}

/** Inside the caller's transaction. */
export function saveLeaving(db: Connection, record: LeavingRecord): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify(leavingRecord.parse(record))],
  );
}

export interface LeavingCounts {
  readonly waiting: WaitingSummary;
  readonly acknowledged: number;
  /** Registered here. */
  readonly people: number;
  readonly visits: number;
  /** That events name; `there`: of those, how many head office says it has. */
  readonly documents: { readonly all: number; readonly there: number };
  /** The last number of an identification code that was given; 0: none. */
  readonly lastCode: number;
}

/** What there is, and what of it is known to be at head office. Counts every event: for a thread, or once. */
export function countForLeaving(db: Connection): LeavingCounts {
  const counted = findRow<{
    people: number;
    visits: number;
    acknowledged: number;
    all: number;
    there: number;
  }>(
    db,
    `SELECT (SELECT count(*) FROM worker WHERE origin IS NULL) AS people, (SELECT count(*) FROM visit) AS visits,
       (SELECT count(*) FROM event WHERE state = 'acknowledged') AS acknowledged,
       (SELECT count(*) FROM office_document) AS "all",
       (SELECT count(*) FROM office_document WHERE state = 'there') AS there`,
  );
  const { people, visits, acknowledged, all, there } = counted ?? {
    ...{ people: 0, visits: 0, acknowledged: 0, all: 0, there: 0 },
  };
  return {
    waiting: summariseWaiting(db),
    people,
    visits,
    acknowledged,
    documents: { all, there },
    lastCode: findHighWater(db, 'code')?.value ?? 0,
  };
}
