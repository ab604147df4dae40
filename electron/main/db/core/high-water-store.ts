import { type Connection, findRow, runSql } from './connection.ts';

export type HighWaterName = 'clock' | 'audit' | 'code' | 'search' | 'act';

/** What was reached so far; undefined before the first time. */
export function findHighWater(
  db: Connection,
  name: HighWaterName,
): { readonly value: number; readonly hash: string | null } | undefined {
  return findRow(db, 'SELECT value, hash FROM high_water WHERE name = ?', [name]);
}

/** Raises a mark; a lower value changes nothing. */
export function raiseHighWater(
  db: Connection,
  name: HighWaterName,
  value: number,
  hash: string | null = null,
): void {
  runSql(
    db,
    `INSERT INTO high_water (name, value, hash) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, hash = excluded.hash
     WHERE excluded.value > value`,
    [name, value, hash],
  );
}
