import type { Database } from 'better-sqlite3';

export const version = 270;

/** What the display asks an enrolled person is signed too: birth date, and what is printed on the card. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE wider_signature (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      what TEXT NOT NULL CHECK (what IN
        ('cedula', 'birthDate', 'expiryDate', 'issueDate', 'fingerprintCode', 'email')),
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
    INSERT INTO wider_signature SELECT worker_id, what, value, before_key, after_key, attended_by, co_signed_by,
      reason, signed_at FROM registration_signature ORDER BY rowid;
    DROP TABLE registration_signature;
    ALTER TABLE wider_signature RENAME TO registration_signature;
    CREATE INDEX registration_signature_by_worker ON registration_signature (worker_id, signed_at);
  `);
}
