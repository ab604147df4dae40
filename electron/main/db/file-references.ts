import { type Connection, listRows } from './connection.ts';

export interface FileReference {
  /** Name in the document store. */
  readonly file: string;
  /** SHA-256 of the plain content, hexadecimal. */
  readonly sha256: string;
  /** The row that names it, for a report: `document <id>`, `page <n> of document <id>`, `paper <id>`. */
  readonly namedBy: string;
}

/** Every file some row names. What the document store has beyond these is an orphan. */
export function listFileReferences(db: Connection): FileReference[] {
  return listRows<FileReference>(
    db,
    `SELECT file, sha256, 'document ' || id AS namedBy FROM visit_document
     UNION ALL SELECT file, sha256, 'page ' || number || ' of document ' || document_id FROM document_page
     UNION ALL SELECT file, sha256, 'paper ' || id FROM paper`,
  );
}
