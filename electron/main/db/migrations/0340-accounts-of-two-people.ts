import type { Database } from 'better-sqlite3';

export const version = 340;

/**
 * An account begins without password and PIN: its person chooses them with a one-time secret, and somebody else than
 * who created it vouches for it. Accounts from before go on as they are. What was done with an account may have a second
 * hand.
 */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE account ADD COLUMN own_password_hash TEXT;
    ALTER TABLE account ADD COLUMN own_pin_hash TEXT;
    UPDATE account SET own_password_hash = password_hash, own_pin_hash = pin_hash;
    ALTER TABLE account DROP COLUMN password_hash;
    ALTER TABLE account DROP COLUMN pin_hash;
    ALTER TABLE account RENAME COLUMN own_password_hash TO password_hash;
    ALTER TABLE account RENAME COLUMN own_pin_hash TO pin_hash;
    -- When its person chose password and PIN last by a one-time secret; of accounts from before, since when they are.
    ALTER TABLE account ADD COLUMN chosen_at TEXT;
    UPDATE account SET chosen_at = created_at;
    -- argon2id of the one-time secret; null when there is none.
    ALTER TABLE account ADD COLUMN one_time_hash TEXT;
    ALTER TABLE account ADD COLUMN one_time_issued_at TEXT CHECK ((one_time_hash IS NULL) = (one_time_issued_at IS NULL));
    ALTER TABLE account ADD COLUMN one_time_expires_at TEXT CHECK ((one_time_hash IS NULL) = (one_time_expires_at IS NULL));
    ALTER TABLE account ADD COLUMN created_by TEXT REFERENCES account (id) CHECK (created_by <> id);
    -- \`founder\`: of the set-up; \`before\`: from before accounts were signed off; \`alone\`: nobody else was there to sign.
    ALTER TABLE account ADD COLUMN sign_off TEXT NOT NULL DEFAULT 'before'
      CHECK (sign_off IN ('founder', 'before', 'waiting', 'alone', 'signed'));

    CREATE TABLE account_act_of_two (
      number INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      act TEXT NOT NULL CHECK (act IN
        ('created', 'activated', 'deactivated', 'reset', 'signed-off', 'accepted-alone')),
      done_by TEXT NOT NULL REFERENCES account (id) CHECK (done_by <> account_id),
      co_signed_by TEXT REFERENCES account (id) CHECK (co_signed_by <> account_id AND co_signed_by <> done_by),
      reason TEXT NOT NULL CHECK (length(reason) >= 3),
      at TEXT NOT NULL,
      CHECK ((co_signed_by IS NOT NULL) = (act IN ('reset', 'signed-off')))
    ) STRICT;
    INSERT INTO account_act_of_two (number, account_id, act, done_by, reason, at)
      SELECT number, account_id, act, done_by, reason, at FROM account_act;
    DROP TABLE account_act;
    ALTER TABLE account_act_of_two RENAME TO account_act;
    CREATE INDEX account_act_of_account ON account_act (account_id);
    CREATE TRIGGER account_act_is_never_changed BEFORE UPDATE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
    CREATE TRIGGER account_act_is_never_removed BEFORE DELETE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
  `);
}
