import type { Database } from 'better-sqlite3';

export const version = 80;

/** Who signed an assisted unlock and why, and the call to the employer, if there was one. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE assisted_unlock (
      visit_id TEXT PRIMARY KEY REFERENCES visit (id),
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      call_number TEXT,
      call_who TEXT,
      call_result TEXT CHECK (call_result IN ('confirmed', 'denied', 'no-answer')),
      signed_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by),
      CHECK ((call_result IS NULL) = (call_number IS NULL) AND (call_result IS NULL) = (call_who IS NULL))
    ) STRICT, WITHOUT ROWID;
  `);
}
