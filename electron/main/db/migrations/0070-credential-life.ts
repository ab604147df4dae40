import type { Database } from 'better-sqlite3';

export const version = 70;

/**
 * Visits that are not registrations, and the attempts at each identification code. A code that nobody has is counted
 * like any other, so the counters are not tied to a worker.
 */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE visit ADD COLUMN purpose TEXT NOT NULL DEFAULT 'registration'
      CHECK (purpose IN ('registration', 'check', 'recover', 'unlock', 'assisted', 'contact'));
    -- Of a service only: who began it, the identification code typed or found, how its person was proved, how it ended.
    ALTER TABLE visit ADD COLUMN started_by TEXT CHECK (started_by IN ('counter', 'worker'));
    ALTER TABLE visit ADD COLUMN code TEXT;
    ALTER TABLE visit ADD COLUMN proved_by TEXT CHECK (proved_by IN ('email-code', 'counter', 'kit', 'assisted'));
    ALTER TABLE visit ADD COLUMN outcome TEXT CHECK (outcome IN ('done', 'locked', 'given-up', 'interrupted'));
    CREATE INDEX visit_service_by_code ON visit (code, opened_at) WHERE code IS NOT NULL;

    CREATE TABLE credential_guard (
      code TEXT PRIMARY KEY,
      check_spent INTEGER NOT NULL CHECK (check_spent BETWEEN 0 AND 3),
      recovery_spent INTEGER NOT NULL CHECK (recovery_spent BETWEEN 0 AND 3),
      -- Of the question bank: asked until it is answered right or the attempts end.
      question TEXT,
      locked_at TEXT,
      locked_by TEXT CHECK (locked_by IN ('check', 'recovery', 'staff')),
      CHECK ((locked_at IS NULL) = (locked_by IS NULL))
    ) STRICT, WITHOUT ROWID;
  `);
}
