import type { Database } from 'better-sqlite3';

export const version = 240;

/**
 * Every act is counted, so that what witnesses it outside the database can say which one is missing. Numbers of acts
 * that were found missing, and that a person went on without, are never given again.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE high_water_of_240 (
      name TEXT PRIMARY KEY CHECK (name IN ('clock', 'audit', 'code', 'search', 'act')),
      value INTEGER NOT NULL,
      hash TEXT
    ) STRICT, WITHOUT ROWID;
    INSERT INTO high_water_of_240 SELECT name, value, hash FROM high_water;
    INSERT INTO high_water_of_240 (name, value) VALUES ('act', 0);
    DROP TABLE high_water;
    ALTER TABLE high_water_of_240 RENAME TO high_water;

    CREATE TRIGGER high_water_never_falls BEFORE UPDATE ON high_water WHEN NEW.value < OLD.value AND NOT (
      NEW.name = 'clock' AND EXISTS (SELECT 1 FROM clock_setting
        WHERE number = (SELECT max(number) FROM clock_setting)
          AND time_before = OLD.value AND time_after = NEW.value))
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
    CREATE TRIGGER high_water_stays BEFORE DELETE ON high_water
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;

    CREATE TABLE missing_act (
      first INTEGER PRIMARY KEY,
      last INTEGER NOT NULL CHECK (last >= first),
      accepted_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      accepted_at TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER missing_act_stays BEFORE DELETE ON missing_act
    BEGIN SELECT RAISE(ABORT, 'what was missing stays on record'); END;
    CREATE TRIGGER missing_act_is_never_changed BEFORE UPDATE ON missing_act
    BEGIN SELECT RAISE(ABORT, 'what was missing stays on record'); END;
  `);
}
