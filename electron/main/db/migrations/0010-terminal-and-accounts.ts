import type { Database } from 'better-sqlite3';

export const version = 10;

/** The terminal and its branch, settings, accounts, attempt counters and the high-water marks. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE terminal (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      branch_code TEXT NOT NULL CHECK (branch_code GLOB '[0-9][0-9][0-9]'),
      branch_name TEXT NOT NULL,
      terminal_number INTEGER NOT NULL CHECK (terminal_number BETWEEN 0 AND 9),
      set_up_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      username TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor', 'auditor', 'admin')),
      password_hash TEXT NOT NULL,
      pin_hash TEXT NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;

    -- Failed attempts in a row, by what is guessed (scope) and whose it is (subject).
    CREATE TABLE throttle (
      scope TEXT NOT NULL,
      subject TEXT NOT NULL,
      failures INTEGER NOT NULL CHECK (failures >= 0),
      locked_until TEXT,
      PRIMARY KEY (scope, subject)
    ) STRICT, WITHOUT ROWID;

    -- What only ever rises, together because every act raises it: \`clock\`, milliseconds since 1970 of the latest
    -- moment seen; \`audit\`, the trail's last entry with its hash; \`code\`, the last sequence number allotted;
    -- \`search\`, the last worker in the search index.
    CREATE TABLE high_water (
      name TEXT PRIMARY KEY CHECK (name IN ('clock', 'audit', 'code', 'search')),
      value INTEGER NOT NULL,
      hash TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER high_water_never_falls BEFORE UPDATE ON high_water WHEN NEW.value < OLD.value
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
    CREATE TRIGGER high_water_stays BEFORE DELETE ON high_water
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
  `);
}
