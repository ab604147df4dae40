import type { Database } from 'better-sqlite3';

export const version = 60;

/** Papers that an act promised: written with the act, struck out with the row of the paper made. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE owed_paper (
      visit_id TEXT NOT NULL REFERENCES visit (id),
      kind TEXT NOT NULL,
      language TEXT NOT NULL,
      owed_at TEXT NOT NULL,
      PRIMARY KEY (visit_id, kind)
    ) STRICT, WITHOUT ROWID;
  `);
}
