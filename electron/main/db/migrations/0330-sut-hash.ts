import type { Database } from 'better-sqlite3';

export const version = 330;

/** The HASH code that every scan uploaded to the SUT carries since MDT-2025-053 (15 May 2025). Source: domain.md 2. */
export function up(db: Database): void {
  db.exec('ALTER TABLE contract ADD COLUMN sut_hash TEXT');
}
