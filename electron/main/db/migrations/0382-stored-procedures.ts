import type { Database } from 'better-sqlite3';

export const version = 382;

/**
 * A record says by which procedure its person was entered, and which procedures there are is the program's to say, not
 * the database's. A fact without a column of its own is kept in `more`, by its field's name; one of no group with a
 * table is a further fact: a procedure or an optional field needs no migration.
 */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE visit ADD COLUMN entered_by TEXT NOT NULL DEFAULT 'registration';
    UPDATE visit SET entered_by = procedure WHERE procedure <> 'registration';
    ALTER TABLE visit DROP COLUMN procedure;
    ALTER TABLE visit RENAME COLUMN entered_by TO procedure;

    ALTER TABLE worker ADD COLUMN procedure TEXT NOT NULL DEFAULT 'registration';
    UPDATE worker SET procedure = 'enrolment' WHERE code_sequence IS NULL;

    ALTER TABLE passport ADD COLUMN more TEXT CHECK (json_valid(more));
    ALTER TABLE contract ADD COLUMN more TEXT CHECK (json_valid(more));
    ALTER TABLE contact ADD COLUMN more TEXT CHECK (json_valid(more));
    CREATE TABLE further_fact (
      key INTEGER PRIMARY KEY CHECK (key / 1000 = worker_number),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      recorded_at TEXT NOT NULL,
      more TEXT CHECK (json_valid(more))
    ) STRICT;
  `);
}
