import type { StoredFile } from '#electron/main/documents/document-store.ts';
import type { TextLayer } from '#shared/vision/reading/text-layer.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** A page of ours, its files already in the document store. */
export interface StoredPage {
  readonly width: number;
  readonly height: number;
  readonly preview: StoredFile;
  /** Every pixel. */
  readonly copy: StoredFile;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

/** What a page is read and corrected from. */
export interface PageSource {
  readonly file: string;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

const COLUMNS = 'number, width, height, sha256, file, copy_file, copy_sha256, dots_per_inch, text_layer';

/** In order, from `first` on. */
export function insertPages(
  db: Connection,
  documentId: string,
  pages: readonly StoredPage[],
  first = 1,
): void {
  for (const [index, page] of pages.entries()) {
    runSql(
      db,
      `INSERT INTO document_page (document_id, ${COLUMNS})
       VALUES (@documentId, @number, @width, @height, @sha256, @file, @copyFile, @copySha256, @dotsPerInch, @textLayer)`,
      {
        documentId,
        number: first + index,
        width: page.width,
        height: page.height,
        sha256: page.preview.sha256,
        file: page.preview.name,
        copyFile: page.copy.name,
        copySha256: page.copy.sha256,
        dotsPerInch: page.dotsPerInch,
        textLayer: JSON.stringify(page.textLayer),
      },
    );
  }
}

/** The pages as they are now; before there were copies, a page's preview stands for it. */
export function listPageSources(db: Connection, documentId: string): PageSource[] {
  return listRows<{ file: string; dots_per_inch: number | null; text_layer: string }>(
    db,
    `SELECT coalesce(copy_file, file) AS file, dots_per_inch, text_layer
     FROM document_page WHERE document_id = ? ORDER BY number`,
    [documentId],
  ).map(({ file, dots_per_inch, text_layer }) => ({
    file,
    dotsPerInch: dots_per_inch,
    textLayer: JSON.parse(text_layer) as TextLayer,
  }));
}

/** Corrected pages take the place of those there were; the pages as they came are kept, once. */
export function replacePages(db: Connection, documentId: string, pages: readonly StoredPage[]): void {
  keepFirstPages(db, documentId);
  runSql(db, 'DELETE FROM document_page WHERE document_id = ?', [documentId]);
  insertPages(db, documentId, pages);
}

/** Brings the pages back as they came. False when they were never corrected. */
export function restoreFirstPages(db: Connection, documentId: string): boolean {
  if (!hasFirstPages(db, documentId)) return false;
  runSql(db, 'DELETE FROM document_page WHERE document_id = ?', [documentId]);
  runSql(
    db,
    `INSERT INTO document_page (document_id, ${COLUMNS})
     SELECT document_id, ${COLUMNS} FROM document_first_page WHERE document_id = ?`,
    [documentId],
  );
  runSql(db, 'DELETE FROM document_first_page WHERE document_id = ?', [documentId]);
  return true;
}

/** Puts another document's pages, as they are and as they came, and its originals behind those of `into`. */
export function mergePages(db: Connection, into: string, from: string): void {
  if (hasFirstPages(db, into) || hasFirstPages(db, from)) {
    keepFirstPages(db, into);
    keepFirstPages(db, from);
    moveRows(db, 'document_first_page', into, from);
  }
  moveRows(db, 'document_page', into, from);
  runSql(
    db,
    `INSERT OR IGNORE INTO merged_original (document_id, media_type, size, sha256, file)
     SELECT ?, media_type, size, sha256, file FROM visit_document WHERE id = ?
     UNION ALL SELECT ?, media_type, size, sha256, file FROM merged_original WHERE document_id = ?`,
    [into, from, into, from],
  );
}

function moveRows(
  db: Connection,
  table: 'document_page' | 'document_first_page',
  into: string,
  from: string,
): void {
  const last = findRow<{ last: number | null }>(
    db,
    `SELECT max(number) AS last FROM ${table} WHERE document_id = ?`,
    [into],
  );
  runSql(db, `UPDATE ${table} SET document_id = ?, number = number + ? WHERE document_id = ?`, [
    into,
    last?.last ?? 0,
    from,
  ]);
}

function hasFirstPages(db: Connection, documentId: string): boolean {
  return (
    findRow(db, 'SELECT 1 FROM document_first_page WHERE document_id = ? LIMIT 1', [documentId]) !== undefined
  );
}

function keepFirstPages(db: Connection, documentId: string): void {
  if (hasFirstPages(db, documentId)) return;
  runSql(
    db,
    `INSERT INTO document_first_page (document_id, ${COLUMNS})
     SELECT document_id, ${COLUMNS} FROM document_page WHERE document_id = ?`,
    [documentId],
  );
}
