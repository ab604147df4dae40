import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import {
  mergePages,
  replacePages,
  restoreFirstPages,
} from '#electron/main/db/documents/document-page-store.ts';
import { askReading, findRound } from '#electron/main/db/documents/document-reading-store.ts';
import { deleteVisitDocument, findVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import { documentPageLimit, type Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import { findOpenVisit, isRecordClosed } from '../registration/open-visit.ts';
import { settleMrzAcceptance } from './accept-mrz.ts';
import { inspectLater, readSources } from './inspect-documents.ts';
import { storePages } from './store-pages.ts';

/** Corrects a document's pages in the reader's process; the original and the pages as they came stay. */
export async function editPages(
  context: Context,
  { visitId, documentId, edits }: Input<'editPages'>,
): Promise<Result<'editPages'>> {
  const open = findEditable(context, visitId, [documentId]);
  if (!open.ok) return open;
  const round = findRound(context.db, documentId);
  const pages = await readSources(context, documentId);
  if (pages === undefined) return failed({ code: 'damaged' });
  const edited = await context.reader.edit(pages, edits);
  if (!edited.ok) return failed({ code: edited.problem });
  const stored = await storePages(context, edited.pages);
  if (!stored.ok) return failed({ code: stored.problem });
  return change(context, visitId, [documentId], () => {
    // Another correction that ended first: this one's pages are not those on the screen any more.
    if (findRound(context.db, documentId) !== round) return undefined;
    replacePages(context.db, documentId, stored.pages);
    record(context, 'document-edited', open.reference, {
      document: documentId,
      edits: edits.map(({ edit }) => edit).join(','),
      pages: stored.pages.length,
    });
    return documentId;
  });
}

export function restorePages(
  context: Context,
  { visitId, documentId }: Input<'restorePages'>,
): Result<'restorePages'> {
  const open = findEditable(context, visitId, [documentId]);
  if (!open.ok) return open;
  return change(context, visitId, [documentId], () => {
    if (restoreFirstPages(context.db, documentId)) {
      record(context, 'document-edited', open.reference, {
        document: documentId,
        edits: 'restore',
        pages: getDocument(context, documentId).pages.length,
      });
    }
    return documentId;
  });
}

/** The others' pages come behind the first one's, in the order given. */
export function mergeDocuments(
  context: Context,
  { visitId, documentIds }: Input<'mergeDocuments'>,
): Result<'mergeDocuments'> {
  const open = findEditable(context, visitId, documentIds);
  if (!open.ok) return open;
  const [into = '', ...others] = [...new Set(documentIds)];
  const documents = [into, ...others].map((id) => getDocument(context, id));
  if (new Set(documents.map(({ kind }) => kind)).size > 1) return failed({ code: 'different-kinds' });
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  if (pages > documentPageLimit) return failed({ code: 'too-many-pages' });
  return change(context, visitId, documentIds, () => {
    for (const other of others) {
      mergePages(context.db, into, other);
      deleteVisitDocument(context.db, other);
    }
    record(context, 'document-edited', open.reference, { document: into, edits: 'merge-documents', pages });
    return into;
  });
}

type Editable =
  | { readonly ok: true; readonly visit: Visit; readonly reference: string }
  | { readonly ok: false; readonly error: { readonly code: 'not-found' | 'visit-closed' } };

function findEditable(context: Context, visitId: string, documentIds: readonly string[]): Editable {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (isRecordClosed(context, open.visit)) return failed({ code: 'visit-closed' });
  const known = new Set(open.visit.documents.map(({ id }) => id));
  if (!documentIds.every((id) => known.has(id))) return failed({ code: 'not-found' });
  return { ok: true, visit: open.visit, reference: open.visit.reference };
}

/** Writes a correction and asks for an inspection in one transaction; the inspection itself follows. */
function change(
  context: Context,
  visitId: string,
  documentIds: readonly string[],
  write: () => string | undefined,
) {
  const written = transactUnlessFull(context.db, () => {
    const still = findEditable(context, visitId, documentIds);
    if (!still.ok) return still;
    const documentId = write();
    if (documentId === undefined) return failed({ code: 'not-found' });
    settleMrzAcceptance(context, still.visit);
    return { ok: true, documentId, round: askReading(context.db, documentId) } as const;
  });
  if (!written.ok) return failed({ code: written.problem });
  if (!written.value.ok) return written.value;
  const { documentId, round } = written.value;
  inspectLater(context, documentId, round);
  return done(getDocument(context, documentId));
}

function getDocument(context: Context, id: string): VisitDocument {
  const found = findVisitDocument(context.db, id);
  if (found === undefined) throw new Error('a document of the visit is gone');
  return found.document;
}
