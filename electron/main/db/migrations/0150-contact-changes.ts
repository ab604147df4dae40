import type { Database } from 'better-sqlite3';

export const version = 150;

/**
 * Who asked for other contact data and who signed or declined it. The data themselves are revisions of `contact`,
 * which are never overwritten.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE contact_change (
      visit_id TEXT PRIMARY KEY REFERENCES visit (id),
      worker_id TEXT NOT NULL REFERENCES worker (id),
      -- Names of what differs, joined by commas: email, mobile, landline.
      fields TEXT NOT NULL CHECK (fields <> ''),
      -- The revision in force before, and the new one; a declined change has none.
      before_key INTEGER NOT NULL REFERENCES contact (key),
      after_key INTEGER REFERENCES contact (key),
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      decision TEXT NOT NULL CHECK (decision IN ('approved', 'declined')),
      reason TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by),
      CHECK ((decision = 'approved') = (after_key IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_change_by_worker ON contact_change (worker_id, decided_at);
  `);
}
