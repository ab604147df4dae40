import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { findRound } from '#electron/main/db/documents/document-reading-store.ts';
import { findDocumentHolder, findWorker, saveCedula } from '#electron/main/db/people/worker-store.ts';
import { insertRegistrationSignature } from '#electron/main/db/registration/registration-signature-store.ts';
import { linkVisitToWorker } from '#electron/main/db/registration/visit-store.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { checkCedula } from '#shared/domain/numbers/cedula.ts';
import { cedulaOf } from '#shared/domain/procedures/definition.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { writtenCedula } from '#shared/domain/registration/signed-facts.ts';
import { documentsToTell } from '../documents/tell-documents.ts';
import { checkDraft } from './check-draft.ts';
import { closeAsTheirs } from './join-draft.ts';
import { findOpenVisit, isPersonClosed } from './open-visit.ts';

/**
 * Somebody registered with a passport has a cédula now: it becomes a number that they are found and served by, beside
 * their code. Two people compare person, card and record; the draft's copies are that person's, and it is closed. Nothing
 * else of the record changes. Source: docs/decisions/098.
 */
export const cedulaOfKnown: CoSignedAct<'recordCedula'> = {
  show(context, { visitId, workerId }) {
    const found = findCedula(context, visitId, workerId);
    if (!found.ok) return found;
    const { visit, worker, values } = found.value;
    const { birthDate } = textsOf('identity', values);
    const known = textsOf('identity', worker.values).birthDate;
    const born: ShownFact = { what: 'birthDate', value: birthDate };
    return done({
      about: worker.identificationCode,
      facts: [
        ...shownPerson(worker),
        { what: 'cedula', value: writtenCedula(values) },
        known === birthDate ? born : { ...born, before: known },
      ],
      version: [
        workerId,
        worker.values,
        visit.values,
        visit.documents.map(({ id, kind }) => [id, kind, findRound(context.db, id)]),
      ],
    });
  },
  run(context, { visitId, workerId }, coSigner) {
    const { db } = context;
    const found = findCedula(context, visitId, workerId);
    if (!found.ok) return found;
    const { visit, worker, values, cedula } = found.value;
    const { identificationCode } = worker;
    const at = context.clock.now();
    saveCedula(db, workerId, cedula, at);
    const { approvalId } = coSigner;
    const value = writtenCedula(values);
    const signature = {
      workerId,
      what: 'cedula',
      value,
      beforeKey: null,
      afterKey: null,
      approvalId,
      at,
    } as const;
    insertRegistrationSignature(db, signature);
    linkVisitToWorker(db, visitId, workerId);
    closeAsTheirs(context, visitId);
    record(context, 'cedula-recorded', identificationCode, { worker: workerId, coSigner: coSigner.id });
    const { documents, files } = documentsToTell(context, visitId);
    emit(
      context,
      'cedula-recorded',
      workerId,
      {
        workerId,
        identificationCode,
        cedula,
        visit: visit.reference,
        documents,
        ...signatureOf(coSigner),
        recordedAt: at.toISOString(),
      },
      files,
    );
    return done({});
  },
};

function findCedula(context: Context, visitId: string, workerId: string) {
  const { db, session } = context;
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { visit } = open;
  if (visit.workerId !== null) return failed({ code: 'visit-closed' });
  // Whoever is at the display may be this person.
  if (session.display !== null) return failed({ code: 'already-handed-over' });
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  if (isPersonClosed(context, workerId)) return failed({ code: 'visit-closed' });
  const procedure = definitionOf(visit.procedure, context.procedures);
  const values = normaliseDraft(procedure, visit.values);
  const cedula = cedulaOf(procedure, values);
  if (cedula === null || !checkCedula(cedula).valid) return failed({ code: 'cedula-wrong' });
  const { missing } = checkDraft(context, visit);
  if (missing.some(({ kind }) => kind === 'document')) return failed({ code: 'copy-missing' });
  if (worker.cedula !== null) return failed({ code: 'has-cedula' });
  if (findDocumentHolder(db, values, cedula) !== undefined) return failed({ code: 'cedula-taken' });
  return { ok: true, value: { visit, worker, values, cedula } } as const;
}
