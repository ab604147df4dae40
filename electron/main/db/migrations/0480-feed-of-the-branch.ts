import type { Database } from 'better-sqlite3';

export const version = 480;

/** What the other counters of the branch told and what head office decided, as it came over the line. */
export function up(db: Database): void {
  db.exec(`
    -- How far the feed was read, of the head office with this fingerprint.
    CREATE TABLE branch_feed (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      head_office TEXT NOT NULL,
      kept INTEGER NOT NULL DEFAULT 0,
      acknowledged INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TRIGGER branch_feed_never_goes_back BEFORE UPDATE ON branch_feed
    WHEN NEW.kept < OLD.kept OR NEW.acknowledged < OLD.acknowledged OR NEW.head_office <> OLD.head_office
    BEGIN SELECT RAISE(ABORT, 'what was read of the feed stays read'); END;

    -- Whose events are believed, by head office's own signature. What of each was applied here, with the latest time heard.
    CREATE TABLE branch_terminal (
      terminal TEXT NOT NULL,
      epoch INTEGER NOT NULL CHECK (epoch >= 1),
      public_key TEXT NOT NULL,
      admitted_at TEXT NOT NULL,
      ended_at TEXT,
      ended_why TEXT CHECK (ended_why IN ('revoked', 'replaced')),
      heard_number INTEGER NOT NULL DEFAULT 0,
      heard_wall TEXT,
      heard_count INTEGER,
      PRIMARY KEY (terminal, epoch),
      CHECK ((ended_at IS NULL) = (ended_why IS NULL)),
      CHECK ((heard_wall IS NULL) = (heard_count IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE branch_event (
      position INTEGER PRIMARY KEY CHECK (position >= 1),
      terminal TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      subject TEXT,
      -- The number that a person is known by, where the event says one.
      about TEXT,
      time_wall TEXT NOT NULL,
      time_count INTEGER NOT NULL,
      -- As it was signed, and its SHA-256.
      content TEXT NOT NULL CHECK (json_valid(content)),
      hash TEXT NOT NULL,
      signature TEXT NOT NULL,
      -- newer: of a type or version that this program does not know.
      state TEXT NOT NULL CHECK (state IN ('kept', 'applied', 'newer')),
      UNIQUE (terminal, epoch, number)
    ) STRICT;
    CREATE INDEX branch_event_by_subject ON branch_event (subject) WHERE subject IS NOT NULL;
    CREATE INDEX branch_event_by_number ON branch_event (about) WHERE subject IS NULL AND about IS NOT NULL;
    CREATE INDEX branch_event_waiting ON branch_event (position) WHERE state <> 'applied';
    CREATE TRIGGER branch_event_stays BEFORE DELETE ON branch_event
    BEGIN SELECT RAISE(ABORT, 'what another counter told stays'); END;
    CREATE TRIGGER branch_event_is_never_changed BEFORE UPDATE OF position, terminal, epoch, number, type, version, subject,
      about, time_wall, time_count, content, hash, signature ON branch_event
    BEGIN SELECT RAISE(ABORT, 'what another counter told is never changed'); END;

    CREATE TABLE branch_decision (
      position INTEGER PRIMARY KEY CHECK (position >= 1),
      number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      signature TEXT NOT NULL,
      -- kept: about somebody who is not here yet.
      state TEXT NOT NULL CHECK (state IN ('kept', 'applied', 'newer'))
    ) STRICT;
    CREATE INDEX branch_decision_waiting ON branch_decision (position) WHERE state <> 'applied';
    CREATE TRIGGER branch_decision_stays BEFORE DELETE ON branch_decision
    BEGIN SELECT RAISE(ABORT, 'what head office decided stays'); END;
    CREATE TRIGGER branch_decision_is_never_changed BEFORE UPDATE OF position, number, type, version, content, signature
      ON branch_decision
    BEGIN SELECT RAISE(ABORT, 'what head office decided is never changed'); END;
  `);
}
