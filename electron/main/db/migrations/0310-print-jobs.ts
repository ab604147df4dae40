import type { Database } from 'better-sqlite3';

export const version = 310;

/**
 * A paper the print system took is not a printed one: its jobs are followed to their end. Papers from before keep what
 * is known of them, that they were handed over.
 */
export function up(db: Database): void {
  db.exec(`
    DROP INDEX paper_not_printed;
    ALTER TABLE paper ADD COLUMN printing_to_its_end TEXT NOT NULL DEFAULT 'waiting'
      CHECK (printing_to_its_end IN ('waiting', 'queued', 'printed', 'sent', 'failed'));
    UPDATE paper SET printing_to_its_end = printing;
    ALTER TABLE paper DROP COLUMN printing;
    ALTER TABLE paper RENAME COLUMN printing_to_its_end TO printing;
    CREATE INDEX paper_not_printed ON paper (created_at) WHERE printing NOT IN ('sent', 'printed');

    CREATE TABLE print_job (
      id TEXT PRIMARY KEY,
      -- At most one of the two; neither for a sheet of nobody's.
      paper_id TEXT REFERENCES paper (id),
      kit_id TEXT REFERENCES kit (id),
      -- As the print system calls it.
      job TEXT NOT NULL,
      sent_at TEXT NOT NULL,
      -- Why it is not out yet, as the print system said last.
      problem TEXT,
      -- Another takes its place, or nobody wants it any more.
      unwanted_at TEXT,
      ended_at TEXT,
      ending TEXT CHECK (ending IN ('printed', 'failed', 'forgotten')),
      CHECK (paper_id IS NULL OR kit_id IS NULL),
      CHECK ((ended_at IS NULL) = (ending IS NULL))
    ) STRICT;
    CREATE INDEX print_job_open ON print_job (sent_at) WHERE ended_at IS NULL;
    CREATE INDEX print_job_by_paper ON print_job (paper_id, sent_at) WHERE paper_id IS NOT NULL;
  `);
}
