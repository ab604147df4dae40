import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import {
  abandonVisit,
  linkVisitToWorker,
  saveVisitAtCounter,
} from '#electron/main/db/registration/visit-store.ts';
import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { fieldsOfOneDocument } from '#shared/domain/procedures/field-sets.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { settleMrzAcceptance } from '../documents/accept-mrz.ts';
import { documentsToTell } from '../documents/tell-documents.ts';
import { findOpenVisit, isRecordClosed } from './open-visit.ts';

/** Kept with the draft that is closed. */
const samePerson = 'same-person';

const ofOneDocument: ReadonlySet<string> = new Set(fieldsOfOneDocument);

/** The new document is linked to the same worker, and nothing captured is lost. Source: domain.md 2 ("renewed passport"). */
export function joinDraft(context: Context, { visitId, workerId }: Input<'joinDraft'>): Result<'joinDraft'> {
  const { db } = context;
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { visit } = open;
  if (visit.workerId !== null) return failed({ code: 'already-registered' });
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  if (worker.procedure !== visit.procedure) return failed({ code: 'other-procedure' });
  const goesOn = !isRecordClosed(context, { ...visit, workerId });
  transact(db, () => {
    linkVisitToWorker(db, visitId, workerId);
    if (goesOn) {
      saveDraftValues(db, visitId, lackingValues(visit.values, worker.values));
      settleMrzAcceptance(context, visit);
    } else {
      closeAsTheirs(context, visitId);
    }
    record(context, 'draft-joined', worker.identificationCode, { worker: workerId, goesOn });
    const { documents, files } = documentsToTell(context, visitId);
    emit(
      context,
      'draft-joined',
      workerId,
      {
        workerId,
        identificationCode: worker.identificationCode,
        visit: visit.reference,
        documents,
        goesOn,
        joinedAt: context.clock.now().toISOString(),
        joinedBy: requireAccount(context).id,
      },
      files,
    );
  });
  return done({ goesOn });
}

/** In the caller's transaction: the draft is somebody's on record, who takes nothing more of it than its copies. */
export function closeAsTheirs(context: Context, visitId: string): void {
  const { db, session } = context;
  abandonVisit(db, visitId, samePerson, context.clock.now());
  saveVisitAtCounter(db, requireAccount(context).id, null);
  afterCommit(db, () => {
    if (session.visitId === visitId) session.visitId = null;
  });
}

/** What the record says where the draft says nothing; of another document, nothing that was its own. */
function lackingValues(draft: DraftValues, onRecord: DraftValues): DraftValues {
  const [number, known] = [draft, onRecord].map((values) =>
    documentNumberKey(textsOf('identity', values).number),
  );
  const isOther = number !== '' && number !== known;
  return Object.fromEntries(
    Object.entries(onRecord).filter(
      ([field]) =>
        (draft[field as keyof DraftValues] ?? '').trim() === '' && !(isOther && ofOneDocument.has(field)),
    ),
  );
}
