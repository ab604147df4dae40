import type { Database } from 'better-sqlite3';

export const version = 30;

/** Registered workers, their documents' facts, the code sequence and what search needs. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE worker (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      identification_code TEXT NOT NULL UNIQUE,
      code_sequence INTEGER NOT NULL,
      official_code TEXT UNIQUE,
      cedula TEXT UNIQUE,
      registered_at TEXT NOT NULL,
      registered_by TEXT NOT NULL REFERENCES account (id),
      entry_notice_deadline TEXT
    ) STRICT;

    -- Every number a worker was ever known by.
    CREATE TABLE worker_alias (
      kind TEXT NOT NULL CHECK (kind IN ('identification', 'official', 'cedula')),
      value TEXT NOT NULL,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      since TEXT NOT NULL,
      PRIMARY KEY (kind, value)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX worker_alias_by_worker ON worker_alias (worker_id);
    CREATE INDEX worker_alias_by_value ON worker_alias (value);

    CREATE TABLE passport (
      id INTEGER PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      -- Capital letters and digits of the number, nothing else.
      number_key TEXT NOT NULL CHECK (number_key <> ''),
      name_key TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      issuing_state TEXT NOT NULL,
      number TEXT NOT NULL,
      surname TEXT, given_names TEXT, nationality TEXT,
      birth_date TEXT, sex TEXT, expiry_date TEXT, personal_number TEXT,
      mrz TEXT, surname_mrz TEXT, given_names_mrz TEXT,
      visa_type TEXT, visa_expiry_date TEXT
    ) STRICT;
    CREATE UNIQUE INDEX passport_by_number ON passport (number_key, issuing_state);
    CREATE INDEX passport_by_worker ON passport (worker_id);
    CREATE INDEX passport_by_birth_date ON passport (birth_date, name_key);

    CREATE TABLE contract (
      id INTEGER PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      recorded_at TEXT NOT NULL,
      employer_ruc TEXT, employer_name TEXT, legal_representative TEXT,
      worker_name TEXT, worker_document TEXT, worker_nationality TEXT,
      position TEXT, type TEXT, start_date TEXT, end_date TEXT, remuneration TEXT,
      working_day TEXT, workplace TEXT, sut_number TEXT, sut_date TEXT, same_person_reason TEXT
    ) STRICT;
    CREATE INDEX contract_by_worker ON contract (worker_id);

    CREATE TABLE contact (
      id INTEGER PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      recorded_at TEXT NOT NULL,
      email TEXT, mobile TEXT, landline TEXT, collected_by TEXT
    ) STRICT;
    CREATE INDEX contact_by_worker ON contact (worker_id);

    -- The last sequence number allotted on this terminal.
    CREATE TABLE code_sequence (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      last INTEGER NOT NULL CHECK (last BETWEEN 0 AND 999999)
    ) STRICT;
    CREATE TRIGGER code_sequence_never_falls BEFORE UPDATE ON code_sequence WHEN NEW.last <= OLD.last
    BEGIN SELECT RAISE(ABORT, 'an identification code is never reused'); END;

    -- name: words as written, without accents. sound: the same words by how they sound in Spanish.
    CREATE VIRTUAL TABLE worker_search USING fts5 (
      name, sound, content = '', contentless_delete = 1, detail = column,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
    );

    -- Each distinct word of a name with one letter left out, to find it again when mistyped.
    CREATE TABLE name_variant (
      variant TEXT NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (variant, word)
    ) STRICT, WITHOUT ROWID;
  `);
}
