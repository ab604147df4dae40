import type { Database } from 'better-sqlite3';

export const version = 580;

/** Somebody of another branch, asked for at head office by a number. */
export function up(db: Database): void {
  db.exec(`
    -- What this terminal asked, by its event, and what was answered: at this position of the branch's feed.
    CREATE TABLE asking (
      epoch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      -- Letters and digits alone.
      number_key TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      outcome TEXT CHECK (outcome IN ('found', 'nobody', 'too-many', 'limit')),
      -- Ids under which other counters tell of them.
      people TEXT CHECK (json_valid(people)),
      position INTEGER,
      PRIMARY KEY (epoch, number),
      CHECK ((outcome IS NULL) = (people IS NULL) AND (outcome IS NULL) = (position IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX asking_by_number ON asking (number_key, epoch, number);
    CREATE TRIGGER asking_stays BEFORE DELETE ON asking
    BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
    CREATE TRIGGER asking_is_answered_once BEFORE UPDATE ON asking
    WHEN OLD.outcome IS NOT NULL OR NEW.epoch <> OLD.epoch OR NEW.number <> OLD.number OR NEW.number_key <> OLD.number_key
    BEGIN SELECT RAISE(ABORT, 'what was answered stays answered'); END;

    -- What other branches hash people's secrets with: nobody hands it over, and its lack says nothing of this branch.
    CREATE TABLE elsewhere_pepper (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);
}
