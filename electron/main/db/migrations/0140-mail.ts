import type { Database } from 'better-sqlite3';

export const version = 140;

/** Messages in two forms, each with its own Message-ID and its own next attempt; what the mail line is doing. */
export function up(db: Database): void {
  db.exec(`
    -- A column of its own first: a CHECK cannot be changed in place, and other tables refer to this one.
    ALTER TABLE mail_message ADD COLUMN standing TEXT NOT NULL DEFAULT 'queued'
      CHECK (standing IN ('queued', 'sent', 'given-up', 'failed'));
    UPDATE mail_message SET standing = state;
    DROP INDEX mail_message_queued;
    ALTER TABLE mail_message DROP COLUMN state;
    ALTER TABLE mail_message RENAME COLUMN standing TO state;
    -- Last words of the server, or of the line.
    ALTER TABLE mail_message RENAME COLUMN problem TO answer;

    ALTER TABLE mail_message ADD COLUMN html TEXT;
    -- With its angle brackets; fixed when the message is queued, the same at every attempt.
    ALTER TABLE mail_message ADD COLUMN message_id TEXT;
    UPDATE mail_message SET message_id = '<' || id || '@ventanilla.invalid>';
    ALTER TABLE mail_message ADD COLUMN worker_id TEXT REFERENCES worker (id);
    -- Attempts at this message alone that the server put off, or that broke in the middle.
    ALTER TABLE mail_message ADD COLUMN deferrals INTEGER NOT NULL DEFAULT 0;
    -- Null: at the next round.
    ALTER TABLE mail_message ADD COLUMN next_attempt_at TEXT;

    CREATE UNIQUE INDEX mail_message_by_message_id ON mail_message (message_id);
    CREATE INDEX mail_message_queued ON mail_message (created_at) WHERE state = 'queued';
    CREATE INDEX mail_message_failed ON mail_message (created_at) WHERE state = 'failed';
    CREATE INDEX mail_message_by_worker ON mail_message (worker_id, created_at) WHERE worker_id IS NOT NULL;

    -- One row while the server cannot be reached or takes nothing from this terminal; none while it can.
    CREATE TABLE mail_line (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      failures INTEGER NOT NULL CHECK (failures > 0),
      cause TEXT NOT NULL,
      answer TEXT,
      since TEXT NOT NULL,
      next_attempt_at TEXT NOT NULL
    ) STRICT;
  `);
}
