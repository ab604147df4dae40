import type { Database } from 'better-sqlite3';

export const version = 200;

/**
 * Sheets of single-use codes. A sheet is printed first and in force only when its person said that they hold it; of
 * each person at most one is in force and at most one is awaited. A wrong code is counted by the identification code
 * that was typed, whether or not somebody has it.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE kit (
      id TEXT PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      visit_id TEXT NOT NULL REFERENCES visit (id),
      serial TEXT NOT NULL,
      printed_at TEXT NOT NULL,
      in_force_at TEXT,
      void_at TEXT,
      void_cause TEXT CHECK (void_cause IN
        ('replaced', 'not-in-hand', 'interrupted', 'worker', 'supervisor', 'credential-revoked')),
      -- Of a supervisor's revocation.
      revoked_by TEXT REFERENCES account (id),
      co_signed_by TEXT REFERENCES account (id),
      reason TEXT,
      CHECK ((void_at IS NULL) = (void_cause IS NULL)),
      CHECK ((void_cause IS 'supervisor') = (co_signed_by IS NOT NULL)),
      CHECK (revoked_by <> co_signed_by)
    ) STRICT;
    CREATE UNIQUE INDEX kit_in_force ON kit (worker_id) WHERE in_force_at IS NOT NULL AND void_at IS NULL;
    CREATE UNIQUE INDEX kit_awaited ON kit (worker_id) WHERE in_force_at IS NULL AND void_at IS NULL;
    CREATE INDEX kit_by_worker ON kit (worker_id, printed_at);

    CREATE TABLE kit_code (
      kit_id TEXT NOT NULL REFERENCES kit (id),
      position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 10),
      hash TEXT NOT NULL,
      used_at TEXT,
      used_in TEXT REFERENCES visit (id),
      PRIMARY KEY (kit_id, position),
      CHECK ((used_at IS NULL) = (used_in IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE kit_guard (
      code TEXT PRIMARY KEY,
      spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND 5)
    ) STRICT, WITHOUT ROWID;

    -- A service of its own gives, changes and ends a sheet.
    ALTER TABLE visit ADD COLUMN purpose_with_kit TEXT NOT NULL DEFAULT 'registration' CHECK (purpose_with_kit IN
      ('registration', 'check', 'recover', 'unlock', 'assisted', 'contact', 'kit'));
    UPDATE visit SET purpose_with_kit = purpose;
    ALTER TABLE visit DROP COLUMN purpose;
    ALTER TABLE visit RENAME COLUMN purpose_with_kit TO purpose;
  `);
}
