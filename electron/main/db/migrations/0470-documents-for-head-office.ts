import type { Database } from 'better-sqlite3';

export const version = 470;

/** What becomes of each document that an event names, apart from the event: it goes to head office after it. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE office_document (
      -- Of what is in it, as the event names it.
      sha256 TEXT PRIMARY KEY,
      -- Key of the first event that names it.
      event INTEGER NOT NULL REFERENCES event (key),
      -- Bytes.
      size INTEGER NOT NULL,
      -- Refused: no event that head office understands names it.
      state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'there', 'missing', 'refused')),
      changed_at TEXT
    ) STRICT;
    CREATE INDEX office_document_waiting ON office_document (event, sha256, size) WHERE state = 'waiting';
    CREATE INDEX office_document_not_there ON office_document (state) WHERE state IN ('missing', 'refused');

    -- Enciphered, and kept beside the database until it is there.
    CREATE TABLE office_upload (
      sha256 TEXT PRIMARY KEY REFERENCES office_document (sha256),
      -- Its name.
      file TEXT NOT NULL,
      -- An age key: for whom.
      recipient TEXT NOT NULL,
      -- Enciphered bytes, and their SHA-256.
      size INTEGER NOT NULL,
      hash TEXT NOT NULL,
      -- Bytes of each piece but the last.
      piece INTEGER NOT NULL
    ) STRICT;
  `);
  // What was confirmed came in packets, documents and all, unless a receipt ever came over a line, which carried none.
  db.exec(`
    INSERT OR IGNORE INTO office_document (sha256, event, size, state)
      SELECT document.value ->> 'sha256', event.key, document.value ->> 'size',
        CASE WHEN event.state = 'acknowledged' AND NOT EXISTS (SELECT 1 FROM receipt WHERE read_by IS NULL)
          THEN 'there' ELSE 'waiting' END
      FROM event, json_each(event.content, '$.documents') AS document
      WHERE document.value ->> 'sha256' IS NOT NULL AND typeof(document.value ->> 'size') = 'integer'
      ORDER BY event.key
  `);
}
