import type { Database } from 'better-sqlite3';

export const version = 130;

/** Pages in full resolution, pages as they came before a correction, what was read, and gates let pass. */
export function up(db: Database): void {
  db.exec(`
    -- Every pixel of the page; null in pages stored before, whose preview stands for it.
    ALTER TABLE document_page ADD COLUMN copy_file TEXT;
    ALTER TABLE document_page ADD COLUMN copy_sha256 TEXT;
    ALTER TABLE document_page ADD COLUMN dots_per_inch REAL;
    ALTER TABLE document_page ADD COLUMN text_layer TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(text_layer));

    -- Written at the first correction; absent while nothing was corrected.
    CREATE TABLE document_first_page (
      document_id TEXT NOT NULL REFERENCES visit_document (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      copy_file TEXT,
      copy_sha256 TEXT,
      dots_per_inch REAL,
      text_layer TEXT NOT NULL CHECK (json_valid(text_layer)),
      PRIMARY KEY (document_id, number)
    ) STRICT, WITHOUT ROWID;

    -- Originals of documents that were merged into another one.
    CREATE TABLE merged_original (
      document_id TEXT NOT NULL REFERENCES visit_document (id) ON DELETE CASCADE,
      media_type TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      PRIMARY KEY (document_id, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE document_reading (
      document_id TEXT PRIMARY KEY REFERENCES visit_document (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'failed')),
      problem TEXT,
      reading TEXT CHECK (reading IS NULL OR json_valid(reading)),
      strip BLOB,
      -- Counts inspections asked for: an older one that ends later is not saved.
      round INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_reading_waiting ON document_reading (state) WHERE state = 'waiting';

    CREATE TABLE gate_override (
      document_id TEXT NOT NULL REFERENCES visit_document (id) ON DELETE CASCADE,
      gate TEXT NOT NULL,
      account_id TEXT NOT NULL REFERENCES account (id),
      reason TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (document_id, gate)
    ) STRICT, WITHOUT ROWID;
  `);
}
