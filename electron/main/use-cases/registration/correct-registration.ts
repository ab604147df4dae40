import type { Context } from '#electron/main/context/context.ts';
import { emit, factsOfRecord } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { findNewestContactKeys } from '#electron/main/db/contact/contact-change-store.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { reopenWorkerFlows } from '#electron/main/db/issuance/worker-flow-store.ts';
import { owePapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { correctWorker } from '#electron/main/db/people/correct-worker.ts';
import { listRevocations } from '#electron/main/db/people/revocation-store.ts';
import { findWorker, type Worker } from '#electron/main/db/people/worker-store.ts';
import { saveWrongFields } from '#electron/main/db/registration/visit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import { attendedPersonOf } from '#electron/main/display/attended-person.ts';
import { usableEmail } from '#electron/main/display/usable-email.ts';
import { queueContactNotices } from '#electron/main/use-cases/contact/contact-notices.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { addressOf } from '#shared/domain/contact/contact.ts';
import { type IsoDate, isRealDate } from '#shared/domain/dates.ts';
import { cedulaOf, factFieldsOf, type ProcedureDefinition } from '#shared/domain/procedures/definition.ts';
import { identifyingFields } from '#shared/domain/procedures/field-sets.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { entryNoticeDeadline } from '#shared/domain/registration/deadlines.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { factsToSign, type SignedFact } from '#shared/domain/registration/signed-facts.ts';
import { findAddedVisaType } from '#shared/domain/registration/visa-types.ts';
import { documentsToTell } from '../documents/tell-documents.ts';
import {
  lackOfSignature,
  type RegistrationSigner,
  signRegistration,
  toldSignature,
} from './sign-registration.ts';
import { type Distinction, lackOfDistinction, tellApart, toldDistinction } from './tell-apart.ts';

const nobodyLikely = { people: [], lack: undefined };

/** What people decided about a registration, beside what the draft says. */
export interface RegistrationDecision {
  readonly signer: RegistrationSigner;
  readonly distinct: Distinction | undefined;
}

/**
 * Last day of the employer's entry notice, null without a contract. Only for values that the rules accepted: the start
 * is a real date.
 */
export function deadlineOf(
  context: Context,
  { entryNoticeFrom }: ProcedureDefinition,
  values: DraftValues,
): IsoDate | null {
  if (entryNoticeFrom === null) return null;
  const start = values[entryNoticeFrom] ?? '';
  if (!isRealDate(start)) throw new RangeError('the contract has no start that the rules accepted');
  return entryNoticeDeadline(start, getSettings(context.db).entryNoticeDays);
}

/** Fields whose fact differs between the draft and the record. */
export function correctedFields({ procedures }: Context, visit: Visit, worker: Worker): DraftField[] {
  const procedure = definitionOf(visit.procedure, procedures);
  const draft = normaliseDraft(procedure, visit.values);
  return factFieldsOf(procedure).filter((field) => (draft[field] ?? '') !== (worker.values[field] ?? ''));
}

/**
 * Puts the draft's corrections into the record of a worker without credential, with audit row and event. The caller
 * has checked the draft. Nothing is written when nothing differs, or where a second person is needed; otherwise the
 * worker confirms and proves anew.
 */
export function correctRegistration(
  context: Context,
  visit: Visit,
  workerId: string,
  { signer, distinct }: RegistrationDecision,
) {
  const { db } = context;
  const worker = getWorker(context, workerId);
  const fields = correctedFields(context, visit, worker);
  if (fields.length === 0 && visit.wrongFields.length === 0) return done({ changed: false });
  const { procedure } = worker;
  const definition = definitionOf(procedure, context.procedures);
  const values = normaliseDraft(definition, visit.values);
  const facts = factsToCorrect(context, visit, worker);
  const isOtherPerson = fields.some((field) => identifyingFields.includes(field));
  const likely = isOtherPerson ? lackOfDistinction(context, values, workerId, distinct) : nobodyLikely;
  if (likely.lack !== undefined) return likely.lack;
  const lack = lackOfSignature(facts, signer);
  if (lack !== undefined) return lack;
  const at = context.clock.now();
  const written = transactUnlessFull(db, () => {
    saveWrongFields(db, visit.id, []);
    if (fields.length === 0) return done({ changed: false });
    const deadline = deadlineOf(context, definition, values);
    const corrected = correctWorker(db, {
      worker,
      values,
      cedula: cedulaOf(definition, values),
      entryNoticeDeadline: deadline,
      at,
    });
    if (!corrected.ok) return failed({ code: corrected.problem, workerId: corrected.workerId });
    const asked: readonly (DraftField | undefined)[] = Object.values(definition.asks);
    reopenWorkerFlows(
      db,
      workerId,
      fields.some((field) => asked.includes(field)),
    );
    const hadCredential = hadCredentialOnce(context, workerId);
    if (hadCredential) tellMailboxes(context, worker, values);
    const { identificationCode } = getWorker(context, workerId);
    // A cédula captured wrongly moves the person: the trail of either number says so.
    const subjects = new Set([worker.identificationCode, identificationCode]);
    for (const subject of subjects) {
      record(context, 'registration-corrected', subject, { worker: workerId, fields: fields.length });
    }
    const contactKeys = hadCredential ? findNewestContactKeys(db, workerId) : undefined;
    tellApart(context, { workerId, code: identificationCode }, likely.people, distinct);
    signRegistration(context, { workerId, subjects, facts, contactKeys }, signer);
    owePapersOf(context, definition, visit.id, at);
    const { documents, files } = documentsToTell(context, visit.id);
    emit(
      context,
      'worker-corrected',
      workerId,
      {
        workerId,
        procedure,
        identificationCode,
        previousIdentificationCode: worker.identificationCode,
        values: factsOfRecord(values),
        addedVisaType: findAddedVisaType(getVisaTypeChanges(db), values) ?? null,
        entryNoticeDeadline: deadline,
        documents,
        signed: toldSignature(facts, signer),
        toldApart: toldDistinction(context, likely.people, distinct),
        visit: visit.reference,
        correctedAt: at.toISOString(),
        correctedBy: requireAccount(context).id,
      },
      files,
    );
    return done({ changed: true });
  });
  return written.ok ? written.value : failed({ code: written.problem });
}

/** What the procedure owes whoever is on record by it; in the transaction that puts them there. */
export function owePapersOf(
  { db }: Context,
  { papers }: ProcedureDefinition,
  visitId: string,
  at: Date,
): void {
  owePapers(
    db,
    visitId,
    papers.map((kind) => ({ kind, language: 'es' })),
    at,
  );
}

/** What a second person signs for before the record takes the draft's corrections. */
export function factsToCorrect(context: Context, visit: Visit, worker: Worker): SignedFact[] {
  const procedure = definitionOf(worker.procedure, context.procedures);
  return factsToSign({
    procedure,
    before: worker.values,
    after: normaliseDraft(procedure, visit.values),
    hadCredential: hadCredentialOnce(context, worker.id),
  });
}

function hadCredentialOnce({ db }: Context, workerId: string): boolean {
  return listRevocations(db, workerId).length > 0;
}

/**
 * There was a credential once, so the mailbox was somebody's: it does not change in silence.
 * Nobody is at a display yet, so the messages are in Spanish.
 */
function tellMailboxes(context: Context, worker: Worker, values: DraftValues): void {
  const before = attendedPersonOf(context, worker, []);
  const after = addressOf(textsOf('contact', values).email);
  if (before.email === after) return;
  const mailboxes = { before: [before.email, usableEmail(context, before)], after };
  queueContactNotices(context, { workerId: worker.id, language: 'es' }, mailboxes);
}

export function getWorker(context: Context, workerId: string): Worker {
  const worker = findWorker(context.db, workerId);
  if (worker === undefined) throw new Error('the visit names a worker who is not there');
  return worker;
}
