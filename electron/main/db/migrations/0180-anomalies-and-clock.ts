import type { Database } from 'better-sqlite3';

export const version = 180;

/** What was looked at on the anomaly board; everything the trail says of one person; a clock that was set right. */
export function up(db: Database): void {
  db.exec(`
    CREATE INDEX audit_event_by_subject ON audit_event (subject, sequence) WHERE subject IS NOT NULL;

    -- Every mark that ever was; the newest of a key counts, as long as nothing came to it since.
    CREATE TABLE anomaly_look (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL,
      looked_by TEXT NOT NULL REFERENCES account (id),
      looked_at TEXT NOT NULL,
      note TEXT NOT NULL,
      -- The last entry behind it when it was looked at, and how many there were.
      last_sequence INTEGER NOT NULL,
      count INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX anomaly_look_by_key ON anomaly_look (key, number);

    -- Two people who said that the machine's clock is right, and the kiosk's own time before and after, in
    -- milliseconds since 1970.
    CREATE TABLE clock_setting (
      number INTEGER PRIMARY KEY,
      time_before INTEGER NOT NULL,
      time_after INTEGER NOT NULL,
      set_by TEXT NOT NULL REFERENCES account (id),
      co_signed_by TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      CHECK (set_by <> co_signed_by)
    ) STRICT;
    CREATE TRIGGER clock_setting_is_never_changed BEFORE UPDATE ON clock_setting
    BEGIN SELECT RAISE(ABORT, 'a setting of the clock stays'); END;
    CREATE TRIGGER clock_setting_is_never_deleted BEFORE DELETE ON clock_setting
    BEGIN SELECT RAISE(ABORT, 'a setting of the clock stays'); END;

    -- The clock's mark alone may fall, once, between the two moments that the newest setting names.
    DROP TRIGGER high_water_never_falls;
    CREATE TRIGGER high_water_never_falls BEFORE UPDATE ON high_water WHEN NEW.value < OLD.value AND NOT (
      NEW.name = 'clock' AND EXISTS (SELECT 1 FROM clock_setting
        WHERE number = (SELECT max(number) FROM clock_setting)
          AND time_before = OLD.value AND time_after = NEW.value))
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
  `);
}
