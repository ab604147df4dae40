import type { Connection } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';

/** Milliseconds since 1970 of the latest moment this store has seen; 0 for a new store. */
export function getClockMark(db: Connection): number {
  return findHighWater(db, 'clock')?.value ?? 0;
}

/** Raises the mark to `at`; an earlier moment changes nothing. */
export function raiseClockMark(db: Connection, at: Date): void {
  raiseHighWater(db, 'clock', at.getTime());
}
