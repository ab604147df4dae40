import type { Database } from 'better-sqlite3';

export const version = 40;

/** Visits, what was typed and brought so far, and how far the worker got. Nothing here is secret. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE visit (
      reference INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN
        ('draft', 'pending-documents', 'registered', 'credential-issued', 'abandoned')),
      step TEXT NOT NULL,
      field TEXT,
      mrz_accepted_by TEXT REFERENCES account (id),
      mrz_accepted_reason TEXT,
      worker_id TEXT REFERENCES worker (id),
      counter_proof_at TEXT,
      counter_proof_by TEXT REFERENCES account (id),
      wrong_fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(wrong_fields)),
      opened_at TEXT NOT NULL,
      opened_by TEXT NOT NULL REFERENCES account (id),
      closed_at TEXT,
      abandoned_reason TEXT
    ) STRICT;
    CREATE INDEX visit_open ON visit (reference) WHERE closed_at IS NULL;
    CREATE INDEX visit_by_worker ON visit (worker_id) WHERE worker_id IS NOT NULL;

    CREATE TABLE draft_field (
      visit_id TEXT NOT NULL REFERENCES visit (id),
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (visit_id, field)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE visit_document (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      kind TEXT NOT NULL,
      media_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      -- SHA-256 of the original's bytes, and its name in the document store.
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL REFERENCES account (id)
    ) STRICT;
    CREATE UNIQUE INDEX visit_document_once ON visit_document (visit_id, sha256);
    CREATE INDEX visit_document_by_file ON visit_document (file);

    CREATE TABLE document_page (
      document_id TEXT NOT NULL REFERENCES visit_document (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      rotation INTEGER NOT NULL DEFAULT 0 CHECK (rotation IN (0, 90, 180, 270)),
      crop TEXT CHECK (crop IS NULL OR json_valid(crop)),
      PRIMARY KEY (document_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE worker_flow (
      visit_id TEXT PRIMARY KEY REFERENCES visit (id),
      stage TEXT NOT NULL,
      notice_at TEXT,
      notice_version TEXT,
      notice_hash TEXT,
      birth_date_attempts_left INTEGER NOT NULL,
      fact_questions TEXT NOT NULL CHECK (json_valid(fact_questions)),
      fact_position INTEGER NOT NULL,
      fact_attempts_left INTEGER NOT NULL,
      contact_proved INTEGER NOT NULL CHECK (contact_proved IN (0, 1)),
      terms_version TEXT,
      terms_hash TEXT,
      terms_at TEXT,
      help TEXT
    ) STRICT, WITHOUT ROWID;
  `);
}
