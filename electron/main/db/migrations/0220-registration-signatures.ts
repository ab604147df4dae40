import type { Database } from 'better-sqlite3';

export const version = 220;

/**
 * Who signed what a clerk alone does not put on record: a cédula that a person is entered with or moved to, and the
 * e-mail address of an enrolled person or of somebody who had a credential.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE registration_signature (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      what TEXT NOT NULL CHECK (what IN ('cedula', 'email')),
      -- As it was signed.
      value TEXT NOT NULL,
      -- Another address of somebody who had a credential, as revisions of the contact data: it cools off.
      before_key INTEGER REFERENCES contact (key),
      after_key INTEGER REFERENCES contact (key),
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      signed_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by),
      CHECK ((before_key IS NULL) = (after_key IS NULL))
    ) STRICT;
    CREATE INDEX registration_signature_by_worker ON registration_signature (worker_id, signed_at);
  `);
}
