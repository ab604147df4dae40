import { type Connection, findRow, runSql } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';

/** Milliseconds since 1970 of the latest moment this store has seen; 0 for a new store. */
export function getClockMark(db: Connection): number {
  return findHighWater(db, 'clock')?.value ?? 0;
}

/** Raises the mark to `at`; an earlier moment changes nothing. */
export function raiseClockMark(db: Connection, at: Date): void {
  raiseHighWater(db, 'clock', at.getTime());
}

/** Milliseconds of the machine's leaps that the kiosk's clock believed and has not made good yet, as last saved. */
export function getBelievedLeaps(db: Connection): number {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [leapsName]);
  return row === undefined ? 0 : Number(row.value);
}

export function setBelievedLeaps(db: Connection, milliseconds: number): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [leapsName, String(milliseconds)],
  );
}

const leapsName = 'believedLeaps';
