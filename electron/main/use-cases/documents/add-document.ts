import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { askReading } from '#electron/main/db/documents/document-reading-store.ts';
import {
  findVisitDocument,
  hasVisitDocument,
  insertVisitDocument,
} from '#electron/main/db/documents/visit-document-store.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import {
  type DocumentRefusal,
  documentSizeLimit,
} from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { findOpenVisit } from '../registration/open-visit.ts';
import { settleMrzAcceptance } from './accept-mrz.ts';
import { inspectLater } from './inspect-documents.ts';
import { storePages } from './store-pages.ts';
import { tellDocuments } from './tell-documents.ts';

/**
 * Reads the file in the reader's process, stores original and previews encrypted, and only then writes the row that
 * names them. Whatever goes wrong, what was captured before stays.
 */
export async function addDocument(
  context: Context,
  { visitId, kind, bytes }: Input<'addDocument'>,
): Promise<Result<'addDocument'>> {
  const account = requireAccount(context);
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { visit } = open;
  if (bytes.length === 0) return refuse(context, visit, kind, 'empty');
  if (bytes.length > documentSizeLimit) return refuse(context, visit, kind, 'too-large');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (hasVisitDocument(context.db, visitId, sha256)) return refuse(context, visit, kind, 'already-added');

  const read = await context.reader.read(bytes);
  if (!read.ok) return refuse(context, visit, kind, read.refusal);
  const original = await context.documents.put(bytes);
  if (!original.ok) return failed({ code: original.problem });
  const stored = await storePages(context, read.pages);
  if (!stored.ok) return failed({ code: stored.problem });

  const id = context.randomness.uuid();
  const written = transactUnlessFull(context.db, () => {
    const still = findOpenVisit(context, visitId);
    if (!still.ok) return still;
    const at = context.clock.now();
    const inserted = insertVisitDocument(context.db, {
      id,
      visitId,
      kind,
      mediaType: read.mediaType,
      original: original.file,
      pages: stored.pages,
      addedBy: account.id,
      at,
    });
    if (!inserted.ok) return failed({ code: inserted.problem });
    // Whoever is signed in by now, the act is its caller's.
    recordAs(context, account.id, 'document-added', visit.reference, {
      document: id,
      kind,
      pages: stored.pages.length,
      sha256: original.file.sha256,
    });
    settleMrzAcceptance(context, still.visit);
    tellDocuments(context, still.visit);
    return done({ document: getDocument(context, id), round: askReading(context.db, id) });
  });
  if (!written.ok) return failed({ code: written.problem });
  if (!written.value.ok) return written.value;
  const { document, round } = written.value.value;
  inspectLater(context, id, round);
  return done(document);
}

function refuse(context: Context, visit: Visit, kind: DocumentKind, refusal: DocumentRefusal) {
  // On a full disk the refusal is worth more than its row.
  transactUnlessFull(context.db, () =>
    record(context, 'document-refused', visit.reference, { kind, refusal }),
  );
  return failed({ code: refusal });
}

function getDocument(context: Context, id: string) {
  const found = findVisitDocument(context.db, id);
  if (found === undefined) throw new Error('the document that was just written is gone');
  return found.document;
}
