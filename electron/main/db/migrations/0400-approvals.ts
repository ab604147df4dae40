import type { Database } from 'better-sqlite3';

export const version = 400;

/**
 * Every act that two people answer for: what was asked and shown, and who decided it and why. Which acts there are is
 * the program's to say.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE approval_request (
      id TEXT PRIMARY KEY,
      act TEXT NOT NULL,
      -- What names its subject, as canonical JSON.
      subject TEXT NOT NULL CHECK (json_valid(subject)),
      -- Whose trail it belongs to: an identification code or a visit's reference; null: nobody's.
      about TEXT,
      -- Null: of an act from before requests were kept, where nothing says who.
      asked_by TEXT REFERENCES account (id),
      asked_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      -- What was shown, as canonical JSON, and SHA-256 of everything that it is about. Null: from before they were kept.
      facts TEXT CHECK (json_valid(facts)),
      digest TEXT,
      -- 1 until it is decided; the decision ends it.
      is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
      CHECK ((facts IS NULL) = (digest IS NULL)),
      CHECK (asked_by IS NOT NULL OR digest IS NULL)
    ) STRICT;
    CREATE INDEX approval_request_open ON approval_request (expires_at) WHERE is_open = 1;

    CREATE TABLE approval_decision (
      request_id TEXT PRIMARY KEY REFERENCES approval_request (id) ON DELETE CASCADE,
      outcome TEXT NOT NULL CHECK (outcome IN ('approved', 'refused', 'expired')),
      -- Null: nobody decided.
      decided_by TEXT REFERENCES account (id),
      reason TEXT,
      decided_at TEXT NOT NULL,
      CHECK ((outcome = 'expired') = (decided_by IS NULL)),
      CHECK ((reason IS NULL) = (decided_by IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX approval_decision_expired ON approval_decision (decided_at) WHERE outcome = 'expired';

    CREATE TRIGGER approval_is_of_two BEFORE INSERT ON approval_decision
    WHEN NEW.decided_by IS NOT NULL
      AND NEW.decided_by IS (SELECT asked_by FROM approval_request WHERE id = NEW.request_id)
    BEGIN SELECT RAISE(ABORT, 'nobody decides what they asked'); END;
    CREATE TRIGGER approval_is_in_time BEFORE INSERT ON approval_decision
    WHEN NEW.outcome <> 'expired'
      AND NEW.decided_at > (SELECT expires_at FROM approval_request WHERE id = NEW.request_id)
    BEGIN SELECT RAISE(ABORT, 'what expired is not decided'); END;
    CREATE TRIGGER approval_ends_request AFTER INSERT ON approval_decision
    BEGIN UPDATE approval_request SET is_open = 0 WHERE id = NEW.request_id; END;

    CREATE TRIGGER approval_decision_is_never_changed BEFORE UPDATE ON approval_decision
    BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
    CREATE TRIGGER approval_decision_stays BEFORE DELETE ON approval_decision WHEN OLD.outcome <> 'expired'
    BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
    CREATE TRIGGER approval_request_is_never_changed BEFORE UPDATE OF id, act, subject, about, asked_by, asked_at,
      expires_at, facts, digest ON approval_request
    BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
    CREATE TRIGGER approval_request_is_ended_once BEFORE UPDATE OF is_open ON approval_request WHEN OLD.is_open = 0
    BEGIN SELECT RAISE(ABORT, 'what was decided is not open again'); END;
    -- Only what nobody decided is ever removed.
    CREATE TRIGGER approval_request_stays BEFORE DELETE ON approval_request
    WHEN (SELECT outcome FROM approval_decision WHERE request_id = OLD.id) IS NOT 'expired'
    BEGIN SELECT RAISE(ABORT, 'what was asked stays'); END;
  `);
}
