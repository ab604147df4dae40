import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { askReading } from '#electron/main/db/documents/document-reading-store.ts';
import {
  deleteVisitDocument,
  findPageFile,
  findVisitDocument,
  saveDocumentKind,
  savePageView,
} from '#electron/main/db/documents/visit-document-store.ts';
import { findVisit } from '#electron/main/db/registration/visit-store.ts';
import { findOpenVisit, isRecordClosed } from '../registration/open-visit.ts';
import { settleMrzAcceptance } from './accept-mrz.ts';
import { inspectLater } from './inspect-documents.ts';
import { tellDocuments } from './tell-documents.ts';

/** Takes a document off the visit; its files are swept later. */
export function removeDocument(
  context: Context,
  { visitId, documentId }: Input<'removeDocument'>,
): Result<'removeDocument'> {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (isRecordClosed(context, open.visit)) return failed({ code: 'visit-closed' });
  const document = open.visit.documents.find(({ id }) => id === documentId);
  if (document === undefined) return failed({ code: 'not-found' });
  transact(context.db, () => {
    deleteVisitDocument(context.db, documentId);
    settleMrzAcceptance(context, open.visit);
    record(context, 'document-removed', open.visit.reference, { document: documentId, kind: document.kind });
    tellDocuments(context, open.visit);
  });
  return done({});
}

/** A document that was filed as another kind: the copy stays, what was read and signed of it does not. */
export function refileDocument(
  context: Context,
  { visitId, documentId, kind }: Input<'refileDocument'>,
): Result<'refileDocument'> {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (isRecordClosed(context, open.visit)) return failed({ code: 'visit-closed' });
  const document = open.visit.documents.find(({ id }) => id === documentId);
  if (document === undefined) return failed({ code: 'not-found' });
  const round = transact(context.db, () => {
    saveDocumentKind(context.db, documentId, kind);
    settleMrzAcceptance(context, open.visit);
    record(context, 'document-refiled', open.visit.reference, {
      document: documentId,
      from: document.kind,
      kind,
    });
    tellDocuments(context, open.visit);
    return askReading(context.db, documentId);
  });
  inspectLater(context, documentId, round);
  return done({});
}

/** Only the way of showing a page; the original is never touched. */
export function setPageView(
  context: Context,
  { visitId, documentId, page, view }: Input<'setPageView'>,
): Result<'setPageView'> {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (!open.visit.documents.some(({ id }) => id === documentId)) return failed({ code: 'not-found' });
  const saved = transact(context.db, () => savePageView(context.db, documentId, page, view));
  return saved ? done({}) : failed({ code: 'not-found' });
}

/** Looking at a stored page is an audited act, except in the visit on the screen. */
export async function getDocumentPage(
  context: Context,
  { documentId, page }: Input<'getDocumentPage'>,
): Promise<Result<'getDocumentPage'>> {
  const file = findPageFile(context.db, documentId, page);
  const document = findVisitDocument(context.db, documentId);
  if (file === undefined || document === undefined) return failed({ code: 'not-found' });
  const read = await context.documents.read(file.file);
  if (!read.ok) return failed({ code: 'damaged' });
  const visit = findVisit(context.db, file.visitId);
  if (visit !== undefined && context.session.visitId !== visit.id) {
    transact(context.db, () =>
      record(context, 'document-read', visit.identificationCode ?? visit.reference, {
        document: documentId,
        page,
      }),
    );
  }
  return done({ jpeg: new Uint8Array(read.bytes) });
}
