import { type Connection, listRows } from '../core/connection.ts';

export interface FileReference {
  /** Name in the document store. */
  readonly file: string;
  /** SHA-256 of the plain content, hexadecimal. */
  readonly sha256: string;
  /** The row that names it, for a tool: `document <id>`, `page <n> of document <id>`, `paper <id>`. */
  readonly namedBy: string;
  /** Id of the document or paper that it is, or is a part of. */
  readonly ofId: string;
  /** It is the document's original, or the paper: 1; a page, or what was joined into it: 0. */
  readonly isWhole: 0 | 1;
}

/** Every file some row names. What the document store has beyond these is an orphan. */
export function listFileReferences(db: Connection): FileReference[] {
  return listRows<FileReference>(
    db,
    `SELECT file, sha256, 'document ' || id AS namedBy, id AS ofId, 1 AS isWhole FROM visit_document
     UNION ALL SELECT file, sha256, 'page ' || number || ' of document ' || document_id, document_id, 0
       FROM document_page
     UNION ALL SELECT copy_file, copy_sha256, 'copy of page ' || number || ' of document ' || document_id,
         document_id, 0
       FROM document_page WHERE copy_file IS NOT NULL
     UNION ALL SELECT file, sha256, 'first page ' || number || ' of document ' || document_id, document_id, 0
       FROM document_first_page
     UNION ALL SELECT copy_file, copy_sha256, 'copy of first page ' || number || ' of document ' || document_id,
         document_id, 0
       FROM document_first_page WHERE copy_file IS NOT NULL
     UNION ALL SELECT file, sha256, 'original merged into document ' || document_id, document_id, 0
       FROM merged_original
     UNION ALL SELECT file, sha256, 'paper ' || id, id, 1 FROM paper`,
  );
}
