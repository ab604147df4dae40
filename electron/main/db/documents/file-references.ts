import { type Connection, listRows } from '../core/connection.ts';

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
     UNION ALL SELECT copy_file, copy_sha256, 'copy of page ' || number || ' of document ' || document_id
       FROM document_page WHERE copy_file IS NOT NULL
     UNION ALL SELECT file, sha256, 'first page ' || number || ' of document ' || document_id
       FROM document_first_page
     UNION ALL SELECT copy_file, copy_sha256, 'copy of first page ' || number || ' of document ' || document_id
       FROM document_first_page WHERE copy_file IS NOT NULL
     UNION ALL SELECT file, sha256, 'original merged into document ' || document_id FROM merged_original
     UNION ALL SELECT file, sha256, 'paper ' || id FROM paper`,
  );
}
