import type { Database } from 'better-sqlite3';

export const version = 30;

/** Registered workers, their documents' facts and what search needs. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE worker (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      identification_code TEXT NOT NULL UNIQUE,
      code_sequence INTEGER NOT NULL,
      official_code TEXT,
      cedula TEXT,
      registered_at TEXT NOT NULL,
      registered_by TEXT NOT NULL REFERENCES account (id),
      entry_notice_deadline TEXT
    ) STRICT;
    CREATE UNIQUE INDEX worker_official_code ON worker (official_code) WHERE official_code IS NOT NULL;
    CREATE UNIQUE INDEX worker_cedula ON worker (cedula) WHERE cedula IS NOT NULL;

    -- Numbers given later, all that ever were; the identification code is the worker's own and never changes.
    CREATE TABLE worker_alias (
      value TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('official', 'cedula')),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      since TEXT NOT NULL,
      PRIMARY KEY (value, kind)
    ) STRICT, WITHOUT ROWID;

    -- Facts are never overwritten: the highest revision of a worker is in force. Their key is the worker's number
    -- times 1000 plus the revision, so that registrations are appended and a worker's revisions lie together.
    CREATE TABLE passport (
      key INTEGER PRIMARY KEY CHECK (key / 1000 = worker_number),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      recorded_at TEXT NOT NULL,
      -- Letters and digits of the number, nothing else.
      number_key TEXT NOT NULL CHECK (number_key <> ''),
      issuing_state TEXT NOT NULL,
      number TEXT NOT NULL,
      surname TEXT, given_names TEXT, nationality TEXT,
      birth_date TEXT, sex TEXT, expiry_date TEXT, personal_number TEXT,
      mrz TEXT, surname_mrz TEXT, given_names_mrz TEXT,
      visa_type TEXT, visa_expiry_date TEXT
    ) STRICT;
    CREATE UNIQUE INDEX passport_by_number ON passport (number_key, issuing_state);
    CREATE INDEX passport_by_birth_date ON passport (birth_date);

    CREATE TABLE contract (
      key INTEGER PRIMARY KEY CHECK (key / 1000 = worker_number),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      recorded_at TEXT NOT NULL,
      employer_ruc TEXT, employer_name TEXT, legal_representative TEXT,
      worker_name TEXT, worker_document TEXT, worker_nationality TEXT,
      position TEXT, type TEXT, start_date TEXT, end_date TEXT, remuneration TEXT,
      working_day TEXT, workplace TEXT, sut_number TEXT, sut_date TEXT, same_person_reason TEXT
    ) STRICT;

    CREATE TABLE contact (
      key INTEGER PRIMARY KEY CHECK (key / 1000 = worker_number),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      recorded_at TEXT NOT NULL,
      email TEXT, mobile TEXT, landline TEXT, collected_by TEXT
    ) STRICT;

    -- name: words as written, without accents. sound: the same words by how they sound in Spanish.
    CREATE VIRTUAL TABLE worker_search USING fts5 (
      name, sound, content = '', contentless_delete = 1, detail = column,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
    );
    -- A leaf of the index fits one page of the database.
    INSERT INTO worker_search (worker_search, rank) VALUES ('pgsz', 1900);

    -- Each distinct word of a name with one letter left out, to find it again when mistyped.
    CREATE TABLE name_variant (
      variant TEXT NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (variant, word)
    ) STRICT, WITHOUT ROWID;
  `);
}
