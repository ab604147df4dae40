import type { Database } from 'better-sqlite3';

export const version = 551;

/**
 * Two counters that do not hear each other may give one cédula to two people: both keep it, and a human says whose it is. What was
 * told of a cédula before any rule read it, and registrations that no row could take, are read again, and so is
 * what was told here.
 */
export function up(db: Database): void {
  db.exec(`
    DROP INDEX worker_cedula;

    CREATE TABLE alias_before AS SELECT * FROM worker_alias;
    DROP TABLE worker_alias;
    CREATE TABLE worker_alias (
      value TEXT NOT NULL,
      -- identification: the one that another counter gave to the same person.
      kind TEXT NOT NULL CHECK (kind IN ('official', 'cedula', 'identification')),
      worker_number INTEGER NOT NULL REFERENCES worker (number),
      since TEXT NOT NULL,
      PRIMARY KEY (value, kind, worker_number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO worker_alias (value, kind, worker_number, since)
      SELECT value, kind, worker_number, since FROM alias_before;
    DROP TABLE alias_before;
    CREATE INDEX worker_alias_by_worker ON worker_alias (worker_number);

    UPDATE branch_event SET state = 'kept'
    WHERE (type = 'cedula-recorded' AND version = 1) OR (type = 'worker-registered' AND version = 1 AND state = 'newer');
    UPDATE branch_feed SET own_key = 0;
  `);
}
