import type { Database } from 'better-sqlite3';

export const version = 460;

/** A receipt that came over the line was read by nobody. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE receipt RENAME TO receipt_before;
    CREATE TABLE receipt (
      -- Fingerprint of its keys.
      head_office TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 1),
      -- SHA-256 of what was signed.
      hash TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      read_at TEXT NOT NULL,
      -- Null: it came over the line.
      read_by TEXT REFERENCES account (id),
      acknowledged INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      -- Answers for events of an epoch before that are not here.
      passed_over INTEGER NOT NULL,
      PRIMARY KEY (head_office, number)
    ) STRICT;
    INSERT INTO receipt SELECT * FROM receipt_before;
    DROP TABLE receipt_before;
  `);
}
