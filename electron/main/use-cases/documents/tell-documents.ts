import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { listOriginals } from '#electron/main/db/documents/visit-document-store.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';

/** What an event says of a visit's documents, and their files by hash. */
export function documentsToTell({ db }: Context, visitId: string) {
  const originals = listOriginals(db, visitId);
  return {
    documents: originals.map(({ id, kind, sha256 }) => ({ id, kind, sha256 })),
    files: originals.map(({ sha256, mediaType, size }) => ({ sha256, mediaType, size })),
  };
}

/** In the transaction that changed them. Of a draft nothing is told: its registration tells all of it. */
export function tellDocuments(context: Context, visit: Visit): void {
  const { id, workerId, identificationCode, reference } = visit;
  if (workerId === null || identificationCode === null) return;
  const { documents, files } = documentsToTell(context, id);
  const changed = {
    workerId,
    identificationCode,
    visit: reference,
    documents,
    changedAt: context.clock.now().toISOString(),
  };
  emit(context, 'documents-changed', workerId, changed, files);
}
