import type { Database } from 'better-sqlite3';

export const version = 20;

/** The append-only audit trail, what waits for head office and what waits for the mail. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE audit_event (
      sequence INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      event TEXT NOT NULL,
      account_id TEXT,
      subject TEXT,
      detail TEXT NOT NULL CHECK (json_valid(detail)),
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    CREATE INDEX audit_event_by_event ON audit_event (event, sequence);

    CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

    CREATE TRIGGER audit_event_is_never_deleted BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

    -- Also stops INSERT OR REPLACE, which would delete the old row without firing the trigger above.
    CREATE TRIGGER audit_event_has_no_gap BEFORE INSERT ON audit_event
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit_event)
    BEGIN SELECT RAISE(ABORT, 'the audit trail has no gaps'); END;

    CREATE TABLE outbox (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      subject TEXT,
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      state TEXT NOT NULL DEFAULT 'saved' CHECK (state IN ('saved', 'sent', 'acknowledged')),
      attempts INTEGER NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      attempted_at TEXT,
      acknowledged_at TEXT,
      -- The audit trail's last entry when the row was written.
      audit_sequence INTEGER NOT NULL,
      audit_hash TEXT NOT NULL
    ) STRICT;

    CREATE INDEX outbox_waiting ON outbox (subject, state, number) WHERE state IN ('saved', 'sent');

    -- The text is erased once it is sent or given up.
    CREATE TABLE mail_message (
      id TEXT PRIMARY KEY,
      recipient TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT,
      state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'given-up')),
      attempts INTEGER NOT NULL DEFAULT 0,
      problem TEXT,
      created_at TEXT NOT NULL,
      expires_at TEXT,
      attempted_at TEXT
    ) STRICT;

    CREATE INDEX mail_message_queued ON mail_message (created_at) WHERE state = 'queued';
  `);
}
