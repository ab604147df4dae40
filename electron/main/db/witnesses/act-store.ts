import { type Connection, findRow, listRows, prepared, runSql } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';
import type { WitnessedEntry } from './act-file.ts';

/** Number of the last act; 0 before the first. */
export function getActNumber(db: Connection): number {
  return findHighWater(db, 'act')?.value ?? 0;
}

/** Rows this connection has written so far, also what was rolled back: unchanged when nothing was written since. */
export function writtenRows(db: Connection): number {
  return prepared(db, 'SELECT total_changes()').pluck().get() as number;
}

/** Counts an act, inside its transaction; gives its number. */
export function countAct(db: Connection): number {
  const act = getActNumber(db) + 1;
  raiseHighWater(db, 'act', act);
  return act;
}

/** Entries of the audit trail after `sequence`, in order. */
export function listEntriesAfter(db: Connection, sequence: number): WitnessedEntry[] {
  return listRows<WitnessedEntry>(
    db,
    'SELECT at, event, subject FROM audit_event WHERE sequence > ? ORDER BY sequence',
    [sequence],
  );
}

export interface MissingActs {
  /** Numbers of acts this database does not hold. */
  readonly first: number;
  readonly last: number;
  readonly acceptedBy: string;
  readonly reason: string;
  readonly at: Date;
}

/** A person goes on without acts that are missing, inside the caller's transaction: their numbers are passed over. */
export function insertMissingActs(db: Connection, missing: MissingActs): void {
  runSql(
    db,
    `INSERT INTO missing_act (first, last, accepted_by, reason, accepted_at)
     VALUES (@first, @last, @acceptedBy, @reason, @acceptedAt)`,
    {
      first: missing.first,
      last: missing.last,
      acceptedBy: missing.acceptedBy,
      reason: missing.reason,
      acceptedAt: missing.at.toISOString(),
    },
  );
  raiseHighWater(db, 'act', missing.last);
}

/** Whether an act of this number was found missing and somebody went on without it. */
export function isMissingAct(db: Connection, act: number): boolean {
  return findRow(db, 'SELECT 1 FROM missing_act WHERE ? BETWEEN first AND last', [act]) !== undefined;
}

/** Number of the last act that somebody went on without; 0 where nobody had to. */
export function getLastMissingAct(db: Connection): number {
  return findRow<{ last: number | null }>(db, 'SELECT max(last) AS last FROM missing_act', [])?.last ?? 0;
}
