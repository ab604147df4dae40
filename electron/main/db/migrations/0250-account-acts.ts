import type { Database } from 'better-sqlite3';

export const version = 250;

/** What was done with an account and why; the reason stays with the act, off the trail. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE account_act (
      number INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      act TEXT NOT NULL CHECK (act IN ('created', 'activated', 'deactivated')),
      done_by TEXT NOT NULL REFERENCES account (id) CHECK (done_by <> account_id),
      reason TEXT NOT NULL CHECK (length(reason) >= 3),
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX account_act_of_account ON account_act (account_id);
    CREATE TRIGGER account_act_is_never_changed BEFORE UPDATE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
    CREATE TRIGGER account_act_is_never_removed BEFORE DELETE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
  `);
}
