import { type Connection, findRow, runSql } from './connection.ts';

/** Milliseconds since 1970 of the latest moment this store has seen; 0 for a new store. */
export function getClockMark(db: Connection): number {
  return findRow<{ highWater: number }>(db, 'SELECT high_water AS highWater FROM clock_mark')?.highWater ?? 0;
}

/** Raises the mark to `at`; an earlier moment changes nothing. */
export function raiseClockMark(db: Connection, at: Date): void {
  runSql(
    db,
    `INSERT INTO clock_mark (only, high_water) VALUES (1, ?)
     ON CONFLICT (only) DO UPDATE SET high_water = max(high_water, excluded.high_water)`,
    [at.getTime()],
  );
}
