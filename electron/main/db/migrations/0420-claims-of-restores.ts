import type { Database } from 'better-sqlite3';

export const version = 420;

/** The restore that began an epoch, as it was claimed at the backup place: a store knows its own by more than a number. */
export function up(db: Database): void {
  db.exec('ALTER TABLE signing_key ADD COLUMN claim TEXT CHECK (claim IS NULL OR json_valid(claim))');
}
