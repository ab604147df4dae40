import type { StoredFile } from '#electron/main/documents/document-store.ts';
import type { PageView, VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { insertPages, type StoredPage } from './document-page-store.ts';

export interface NewVisitDocument {
  readonly id: string;
  readonly visitId: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  /** The untouched original, already in the document store. */
  readonly original: StoredFile;
  /** Its pages, already in the document store, in order. */
  readonly pages: readonly StoredPage[];
  readonly addedBy: string;
  readonly at: Date;
}

interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly media_type: string;
  readonly size: number;
  readonly added_at: string;
}

interface PageRow {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: PageView['rotation'];
  readonly crop: string | null;
}

/** Refused, with nothing written, when the visit already has the same bytes. */
export function insertVisitDocument(
  db: Connection,
  document: NewVisitDocument,
): { readonly ok: true } | { readonly ok: false; readonly problem: 'already-added' } {
  if (hasVisitDocument(db, document.visitId, document.original.sha256)) {
    return { ok: false, problem: 'already-added' };
  }
  runSql(
    db,
    `INSERT INTO visit_document (id, visit_id, kind, media_type, size, sha256, file, added_at, added_by)
     VALUES (@id, @visitId, @kind, @mediaType, @size, @sha256, @name, @at, @addedBy)`,
    {
      id: document.id,
      visitId: document.visitId,
      kind: document.kind,
      mediaType: document.mediaType,
      addedBy: document.addedBy,
      at: document.at.toISOString(),
      ...document.original,
    },
  );
  insertPages(db, document.id, document.pages);
  return { ok: true };
}

export function hasVisitDocument(db: Connection, visitId: string, sha256: string): boolean {
  return (
    findRow(
      db,
      `SELECT 1 FROM visit_document WHERE visit_id = @visitId AND sha256 = @sha256
       UNION ALL SELECT 1 FROM merged_original
       JOIN visit_document ON visit_document.id = merged_original.document_id
       WHERE visit_document.visit_id = @visitId AND merged_original.sha256 = @sha256`,
      { visitId, sha256 },
    ) !== undefined
  );
}

/** In the order they were brought. */
export function listVisitDocuments(db: Connection, visitId: string): VisitDocument[] {
  const rows = listRows<DocumentRow>(
    db,
    'SELECT * FROM visit_document WHERE visit_id = ? ORDER BY added_at, rowid',
    [visitId],
  );
  return rows.map((row) => documentOf(db, row));
}

/** Of every visit of a worker. */
export function listWorkerDocuments(db: Connection, workerId: string): VisitDocument[] {
  const rows = listRows<DocumentRow>(
    db,
    `SELECT visit_document.* FROM visit_document JOIN visit ON visit.id = visit_document.visit_id
     WHERE visit.worker_id = ? ORDER BY visit_document.added_at, visit_document.rowid`,
    [workerId],
  );
  return rows.map((row) => documentOf(db, row));
}

interface Original {
  /** Of the document it is the original of, also of one that was merged into it. */
  readonly id: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly size: number;
  /** Of the plain content. */
  readonly sha256: string;
}

/** The untouched files of a visit, in the order they were brought. */
export function listOriginals(db: Connection, visitId: string): Original[] {
  return listRows<Original>(
    db,
    `SELECT id, kind, visit_document.media_type AS mediaType, visit_document.size, visit_document.sha256
     FROM visit_document WHERE visit_id = @visitId
     UNION ALL SELECT id, kind, merged_original.media_type, merged_original.size, merged_original.sha256
     FROM merged_original JOIN visit_document ON visit_document.id = merged_original.document_id
     WHERE visit_id = @visitId`,
    { visitId },
  );
}

export function findVisitDocument(
  db: Connection,
  id: string,
): { readonly document: VisitDocument; readonly visitId: string } | undefined {
  const row = findRow<DocumentRow & { visit_id: string }>(db, 'SELECT * FROM visit_document WHERE id = ?', [
    id,
  ]);
  return row && { document: documentOf(db, row), visitId: row.visit_id };
}

/** The store's name of a page's preview, and the visit it belongs to. */
export function findPageFile(
  db: Connection,
  documentId: string,
  page: number,
): { readonly file: string; readonly sha256: string; readonly visitId: string } | undefined {
  return findRow(
    db,
    `SELECT document_page.file, document_page.sha256, visit_document.visit_id AS visitId
     FROM document_page JOIN visit_document ON visit_document.id = document_page.document_id
     WHERE document_id = ? AND number = ?`,
    [documentId, page],
  );
}

/** False when the document has no such page. */
export function savePageView(db: Connection, documentId: string, page: number, view: PageView): boolean {
  const crop = view.crop === null ? null : JSON.stringify(view.crop);
  const changes = runSql(
    db,
    'UPDATE document_page SET rotation = ?, crop = ? WHERE document_id = ? AND number = ?',
    [view.rotation, crop, documentId, page],
  );
  return changes > 0;
}

export function saveDocumentKind(db: Connection, id: string, kind: DocumentKind): void {
  runSql(db, 'UPDATE visit_document SET kind = ? WHERE id = ?', [kind, id]);
}

/** The files stay until the document store is swept. False when there is no such document. */
export function deleteVisitDocument(db: Connection, id: string): boolean {
  return runSql(db, 'DELETE FROM visit_document WHERE id = ?', [id]) > 0;
}

function documentOf(db: Connection, row: DocumentRow): VisitDocument {
  const pages = listRows<PageRow>(db, 'SELECT * FROM document_page WHERE document_id = ? ORDER BY number', [
    row.id,
  ]);
  return {
    id: row.id,
    kind: row.kind,
    mediaType: row.media_type,
    size: row.size,
    pages: pages.map(({ number, width, height, rotation, crop }) => ({
      number,
      width,
      height,
      view: { rotation, crop: crop === null ? null : (JSON.parse(crop) as PageView['crop']) },
    })),
    addedAt: row.added_at,
  };
}
