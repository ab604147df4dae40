import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { listWorkerDocuments } from '#electron/main/db/documents/visit-document-store.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { findReportedAt } from '#electron/main/db/people/revocation-store.ts';
import { saveVisitAtCounter, saveVisitPosition } from '#electron/main/db/registration/visit-store.ts';
import { begin } from '#electron/main/display/act.ts';
import { saveIssuance } from '#electron/main/display/issuance-progress.ts';
import { startIssuance } from '#electron/main/display/start-issuance.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { makePapersLater } from '../papers/make-papers.ts';
import { checkDraft } from '../registration/check-draft.ts';
import { correctedFields, correctRegistration, getWorker } from '../registration/correct-registration.ts';
import { findOpenVisit, isPersonClosed } from '../registration/open-visit.ts';

/**
 * Gives the visit to the worker's view. What the clerk corrected since the registration goes into the record first,
 * so that the worker confirms exactly what is stored.
 */
export function handOver(context: Context, { visitId }: Input<'handOver'>): Result<'handOver'> {
  const { session } = context;
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { visit } = open;
  if (session.display !== null) return failed({ code: 'already-handed-over' });
  const { workerId } = visit;
  const identityDocument = definitionOf(visit.procedure, context.procedures).identity.document;
  if (workerId === null) return failed({ code: 'not-registered' });
  // A credential in force is renewed by recovery, never by a second issuance.
  const isOver = findCredential(context.db, workerId) !== undefined || isPersonClosed(context, workerId);
  if (isOver) return failed({ code: 'visit-closed' });

  const reportedAt = findReportedAt(context.db, workerId) ?? '';
  // A copy of before the report proves nobody: the new document comes with its own.
  const proving = listWorkerDocuments(context.db, workerId).filter(
    ({ kind, addedAt }) => kind !== identityDocument || addedAt > reportedAt,
  );
  const check = checkDraft(context, { ...visit, documents: proving });
  const lacksCopy = check.missing.some(
    (piece) => piece.kind === 'document' && piece.document === identityDocument,
  );
  const isReported = check.blocking.some(({ code }) => code === 'document-reported');
  if (isReported || (lacksCopy && reportedAt !== '')) return failed({ code: 'document-reported' });
  // Also when nothing was corrected: a document may have been taken off since.
  if (check.missing.length > 0) return failed({ code: 'not-registered' });
  if (
    correctedFields(context, visit, getWorker(context, workerId)).length > 0 ||
    visit.wrongFields.length > 0
  ) {
    if (check.blocking.length > 0) return failed({ code: 'not-registered' });
    const corrected = correctRegistration(context, visit, workerId, { signer: null, distinct: undefined });
    if (!corrected.ok) {
      const { error } = corrected;
      const isDecidable = error.code === 'second-person-needed' || error.code === 'likely-people';
      return failed(isDecidable ? error : { code: 'not-registered' });
    }
    if (corrected.value.changed) makePapersLater(context, visitId);
  }

  const worker = getWorker(context, workerId);
  const documents = listWorkerDocuments(context.db, workerId).map(({ kind }) => kind);
  const issuance = startIssuance(context, visitId, worker, documents);
  begin(context, issuance, () => {
    saveIssuance(context, issuance);
    saveVisitPosition(context.db, visitId, 'hand-over', null);
    saveVisitAtCounter(context.db, requireAccount(context).id, visitId);
    record(context, 'handed-over', worker.identificationCode, {});
  });
  session.visitId = visitId;
  context.showView('worker');
  // Its dictionaries are unpacked while the person reads the first screens.
  context.later(async () => {
    await context.estimateGuesses('', []);
  });
  return done({});
}
