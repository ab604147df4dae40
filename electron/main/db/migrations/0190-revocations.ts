import type { Database } from 'better-sqlite3';

export const version = 190;

/** Credentials that were ended before their time: why, by whom, and the passport that was reported with them. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE credential_revocation (
      credential_id TEXT PRIMARY KEY REFERENCES credential (id),
      worker_id TEXT NOT NULL REFERENCES worker (id),
      cause TEXT NOT NULL
        CHECK (cause IN ('document-lost', 'document-stolen', 'document-expired', 'death', 'error')),
      -- The passport reported, where the cause is one.
      passport_key INTEGER REFERENCES passport (key),
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      revoked_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by),
      CHECK ((passport_key IS NOT NULL) = (cause LIKE 'document-%'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX credential_revocation_by_worker ON credential_revocation (worker_id, revoked_at);
    CREATE INDEX credential_revocation_by_passport ON credential_revocation (passport_key)
      WHERE passport_key IS NOT NULL;
  `);
}
