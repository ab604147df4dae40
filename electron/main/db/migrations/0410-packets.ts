import type { Database } from 'better-sqlite3';

export const version = 410;

/** Packets that were made, receipts that were read, and a way to what head office refused. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE packet (
      epoch INTEGER NOT NULL CHECK (epoch >= 1),
      -- From 1 in each epoch.
      number INTEGER NOT NULL CHECK (number >= 1),
      id TEXT NOT NULL UNIQUE,
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL REFERENCES account (id),
      -- What people call the drive.
      place TEXT NOT NULL,
      files TEXT NOT NULL CHECK (json_valid(files)),
      bytes INTEGER NOT NULL,
      events INTEGER NOT NULL,
      documents INTEGER NOT NULL,
      missing_documents INTEGER NOT NULL,
      PRIMARY KEY (epoch, number)
    ) STRICT;

    CREATE TABLE receipt (
      -- Fingerprint of its keys.
      head_office TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 1),
      -- SHA-256 of what was signed.
      hash TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      read_at TEXT NOT NULL,
      read_by TEXT NOT NULL REFERENCES account (id),
      acknowledged INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      -- Answers for events of an epoch before that are not here.
      passed_over INTEGER NOT NULL,
      PRIMARY KEY (head_office, number)
    ) STRICT;

    CREATE INDEX event_refused ON event (subject, key) WHERE state = 'refused';
  `);
}
