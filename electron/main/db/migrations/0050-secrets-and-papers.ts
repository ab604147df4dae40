import type { Database } from 'better-sqlite3';

export const version = 50;

/** Secrets, only as argon2id hashes, what the worker accepted, and the papers made. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE one_time_code (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      purpose TEXT NOT NULL CHECK (purpose IN ('generation', 'recovery', 'unlock')),
      hash TEXT NOT NULL,
      mail_message_id TEXT REFERENCES mail_message (id),
      issued_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT,
      replaced_at TEXT,
      attempts_left INTEGER NOT NULL CHECK (attempts_left >= 0)
    ) STRICT;
    CREATE INDEX one_time_code_by_visit ON one_time_code (visit_id, purpose, issued_at);

    CREATE TABLE credential (
      id TEXT PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      hash TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      replaced_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX credential_in_force ON credential (worker_id) WHERE replaced_at IS NULL;

    CREATE TABLE security_image (
      worker_id TEXT PRIMARY KEY REFERENCES worker (id),
      hash TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE security_answer (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      question TEXT NOT NULL,
      hash TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (worker_id, question)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE terms_acceptance (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      version TEXT NOT NULL,
      hash TEXT NOT NULL,
      accepted_at TEXT NOT NULL,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      PRIMARY KEY (worker_id, accepted_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE paper (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      kind TEXT NOT NULL,
      language TEXT NOT NULL,
      created_at TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      printing TEXT NOT NULL DEFAULT 'waiting' CHECK (printing IN ('waiting', 'sent', 'failed')),
      printer_message TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      printed_at TEXT
    ) STRICT;
    CREATE INDEX paper_by_visit ON paper (visit_id);
    CREATE INDEX paper_not_printed ON paper (created_at) WHERE printing <> 'sent';
  `);
}
