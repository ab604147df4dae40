import type { Database } from 'better-sqlite3';

export const version = 510;

/** The peppers of the branch that are here beside the store's own, with whom they are shared, and what came sealed. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE pepper (
      name TEXT PRIMARY KEY CHECK (length(name) = 16),
      -- With a key of the store.
      sealed TEXT NOT NULL,
      -- 0: it is another counter's own. From 1 on it was made for the whole branch: the highest is current.
      generation INTEGER NOT NULL CHECK (generation >= 0),
      made_at TEXT,
      added_at TEXT NOT NULL,
      -- Who handed it over; null: it was made here.
      from_terminal TEXT,
      from_epoch INTEGER,
      CHECK ((from_terminal IS NULL) = (from_epoch IS NULL)),
      CHECK ((generation = 0) = (made_at IS NULL)),
      CHECK (from_terminal IS NOT NULL OR generation > 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER pepper_stays BEFORE DELETE ON pepper
    WHEN EXISTS (SELECT 1 FROM credential WHERE pepper = OLD.name AND replaced_at IS NULL)
      OR EXISTS (SELECT 1 FROM security_image WHERE pepper = OLD.name)
      OR EXISTS (SELECT 1 FROM security_answer WHERE pepper = OLD.name)
      OR EXISTS (SELECT 1 FROM kit_code WHERE pepper = OLD.name AND used_at IS NULL)
    BEGIN SELECT RAISE(ABORT, 'hashes were made with this pepper'); END;
    CREATE TRIGGER pepper_is_never_changed BEFORE UPDATE ON pepper
    BEGIN SELECT RAISE(ABORT, 'hashes were made with this pepper'); END;

    -- Whose keys two people here compared with what that terminal shows.
    CREATE TABLE pepper_holder (
      terminal TEXT NOT NULL,
      epoch INTEGER NOT NULL CHECK (epoch >= 1),
      -- Fingerprint of its keys.
      keys TEXT NOT NULL,
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      since TEXT NOT NULL,
      -- Number of the last note to it, and the digest of what it then had.
      told_number INTEGER NOT NULL DEFAULT 0,
      told TEXT,
      -- Number of its last note that was taken.
      heard_number INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (terminal, epoch)
    ) STRICT, WITHOUT ROWID;

    -- Head office's decisions that a terminal speaks no more, as another counter passed them on: the feed may lack them.
    CREATE TABLE pepper_ending (
      terminal TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      signature TEXT NOT NULL,
      PRIMARY KEY (terminal, epoch)
    ) STRICT, WITHOUT ROWID;

    -- Notes to this terminal, in each of its epochs, by their position at head office.
    CREATE TABLE pepper_note (
      epoch INTEGER NOT NULL,
      position INTEGER NOT NULL CHECK (position >= 1),
      from_terminal TEXT NOT NULL,
      from_epoch INTEGER NOT NULL,
      received_at TEXT NOT NULL,
      -- waiting: until two people here compare who sent it; superseded: a later one of it waits. Its bytes go with its end.
      state TEXT NOT NULL CHECK (state IN ('waiting', 'superseded', 'taken', 'refused')),
      why TEXT,
      sealed BLOB,
      PRIMARY KEY (epoch, position),
      CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
      CHECK ((state = 'refused') = (why IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
  `);
}
