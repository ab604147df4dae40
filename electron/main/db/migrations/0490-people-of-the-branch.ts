import type { Database } from 'better-sqlite3';

export const version = 490;

/**
 * People, and staff who acted for them, of other counters of the branch lie beside those of this one, with where they are
 * from. Somebody who was registered at two counters has one record with both numbers and both ids.
 */
export function up(db: Database): void {
  // Tables that others refer to are put down and filled again.
  db.pragma('defer_foreign_keys = ON');
  db.exec(`
    -- Terminal of another counter; null: of this one. Nobody from elsewhere signs in here.
    ALTER TABLE account ADD COLUMN origin TEXT CHECK (origin IS NULL OR (active = 0 AND password_hash IS NULL));
    ALTER TABLE worker ADD COLUMN origin TEXT CHECK (origin IS NULL OR code_sequence IS NULL);

    CREATE TABLE alias_before AS SELECT * FROM worker_alias;
    DROP TABLE worker_alias;
    CREATE TABLE worker_alias (
      value TEXT NOT NULL,
      -- identification: the one that another counter gave to the same person.
      kind TEXT NOT NULL CHECK (kind IN ('official', 'cedula', 'identification')),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      since TEXT NOT NULL,
      PRIMARY KEY (value, kind)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO worker_alias SELECT value, kind, worker_number, since FROM alias_before;
    DROP TABLE alias_before;

    -- Ids under which other counters tell of somebody on record here.
    CREATE TABLE worker_told_as (
      id TEXT PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      CHECK (id <> worker_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX worker_told_as_by_worker ON worker_told_as (worker_id);

    -- Every document that ever was told of an id, here or elsewhere, and whether somebody was registered with it.
    CREATE TABLE told_document (
      number_key TEXT NOT NULL,
      issuing_state TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      told_as TEXT NOT NULL,
      registered INTEGER NOT NULL CHECK (registered IN (0, 1)),
      PRIMARY KEY (number_key, issuing_state, birth_date, told_as)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE branch_feed ADD COLUMN own_key INTEGER NOT NULL DEFAULT 0;

    -- What was decided without anybody, for a person to look at.
    CREATE TABLE finding (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      places TEXT NOT NULL CHECK (json_valid(places)),
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      found_at TEXT NOT NULL,
      looked_by TEXT REFERENCES account (id),
      looked_at TEXT,
      note TEXT,
      CHECK ((looked_by IS NULL) = (looked_at IS NULL) AND (looked_by IS NULL) = (note IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX finding_by_worker ON finding (worker_id);
    CREATE INDEX finding_open ON finding (found_at) WHERE looked_at IS NULL;
    CREATE TRIGGER finding_stays BEFORE DELETE ON finding
    BEGIN SELECT RAISE(ABORT, 'what was found stays on record'); END;
    CREATE TRIGGER finding_is_looked_at_once BEFORE UPDATE ON finding WHEN OLD.looked_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what was looked at stays so'); END;

    -- Two deaths that two counters recorded are taken back by one decision.
    CREATE TABLE withdrawn_before AS SELECT * FROM withdrawn_death;
    DROP TABLE withdrawn_death;
    CREATE TABLE withdrawn_death (
      credential_id TEXT PRIMARY KEY REFERENCES credential_revocation (credential_id),
      approval_id TEXT NOT NULL REFERENCES approval_decision (request_id),
      withdrawn_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO withdrawn_death SELECT credential_id, approval_id, withdrawn_at FROM withdrawn_before;
    DROP TABLE withdrawn_before;
    CREATE TRIGGER withdrawn_death_is_approved BEFORE INSERT ON withdrawn_death
    WHEN (SELECT outcome FROM approval_decision WHERE request_id = NEW.approval_id) IS NOT 'approved'
    BEGIN SELECT RAISE(ABORT, 'an act is as two people decided it'); END;

    CREATE INDEX event_by_subject ON event (subject, key) WHERE subject IS NOT NULL;
    CREATE INDEX event_by_number ON event (content ->> '$.payload.identificationCode') WHERE subject IS NULL;
  `);
}
