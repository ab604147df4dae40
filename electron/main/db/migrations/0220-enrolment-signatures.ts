import type { Database } from 'better-sqlite3';

export const version = 220;

/** Who signed that a person and their cédula were compared: for the number they were entered with, or moved to. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE enrolment_signature (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      cedula TEXT NOT NULL,
      attended_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      signed_at TEXT NOT NULL,
      CHECK (attended_by <> co_signed_by)
    ) STRICT;
    CREATE INDEX enrolment_signature_by_worker ON enrolment_signature (worker_id, signed_at);
  `);
}
