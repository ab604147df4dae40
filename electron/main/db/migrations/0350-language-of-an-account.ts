import type { Database } from 'better-sqlite3';

export const version = 350;

/** The language of the clerk's view belongs to who is signed in; null until they chose one. */
export function up(db: Database): void {
  db.exec('ALTER TABLE account ADD COLUMN language TEXT');
}
