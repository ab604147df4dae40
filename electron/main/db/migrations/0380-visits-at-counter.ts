import type { Database } from 'better-sqlite3';

export const version = 380;

/** Which visit is on the screen of which account, so that a session that was cut off is taken up where it stood. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE visit_at_counter (
      account_id TEXT PRIMARY KEY REFERENCES account (id),
      visit_id TEXT NOT NULL REFERENCES visit (id)
    ) STRICT, WITHOUT ROWID;
  `);
}
