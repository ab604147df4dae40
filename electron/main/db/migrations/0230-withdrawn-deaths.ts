import type { Database } from 'better-sqlite3';

export const version = 230;

/** Deaths recorded of people who live: the revocation stays as it was signed, and what took it back stands beside it. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE withdrawn_death (
      credential_id TEXT PRIMARY KEY REFERENCES credential_revocation (credential_id),
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      withdrawn_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by)
    ) STRICT, WITHOUT ROWID;
  `);
}
