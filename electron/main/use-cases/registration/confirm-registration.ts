import type { Context } from '#electron/main/context/context.ts';
import { emit, factsOfRecord } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { findRound } from '#electron/main/db/documents/document-reading-store.ts';
import { listWorkerDocuments } from '#electron/main/db/documents/visit-document-store.ts';
import { owePapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { findLikelyPeople } from '#electron/main/db/people/likely-people.ts';
import { findDocumentHolder, insertWorker } from '#electron/main/db/people/worker-store.ts';
import { moveKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { allotIdentificationCode } from '#electron/main/db/registration/allot-identification-code.ts';
import { noteComebackSlip } from '#electron/main/db/registration/comeback-slip-store.ts';
import {
  linkVisitToWorker,
  saveVisitPosition,
  setVisitState,
} from '#electron/main/db/registration/visit-store.ts';
import { moveGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { cedulaOf } from '#shared/domain/procedures/definition.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import { factsToSign, type SignedFact } from '#shared/domain/registration/signed-facts.ts';
import { findAddedVisaType } from '#shared/domain/registration/visa-types.ts';
import { documentsToTell } from '../documents/tell-documents.ts';
import { makePapersLater } from '../papers/make-papers.ts';
import { checkDraft, type DraftCheck } from './check-draft.ts';
import {
  correctRegistration,
  deadlineOf,
  factsToCorrect,
  getWorker,
  owePapersOf,
  type RegistrationDecision,
} from './correct-registration.ts';
import { findOpenVisit, isRecordClosed } from './open-visit.ts';
import {
  lackOfSignature,
  type RegistrationSigner,
  signRegistration,
  toldSignature,
} from './sign-registration.ts';
import { lackOfDistinction, shownDistinction, tellApart, toldDistinction } from './tell-apart.ts';

/**
 * Incomplete: kept as pending, never thrown away. Complete: code, worker, audit and event in one transaction; who is
 * enrolled has their cédula for a code, and none is allotted. Registered already: what the clerk corrected since goes into the record, under the same code. Papers come after the
 * commit and never undo it. Source: domain.md 2 and 3.
 */
export function confirmRegistration(
  context: Context,
  input: Input<'confirmRegistration'>,
): Result<'confirmRegistration'> {
  return confirm(context, input, null);
}

/** As above, where a second person is needed: they compared too, and sign for the facts that they were shown. */
export const signedConfirmation: CoSignedAct<'confirmWithSignature'> = {
  show(context, { visitId, distinct }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    const { visit } = open;
    const person = [{ what: 'person' as const, value: shownName(visit.values) }];
    return done({
      about: visit.identificationCode ?? visit.reference,
      facts: [...person, ...factsOf(context, visit), ...shownDistinction(context, distinct)],
      version: [
        visit.procedure,
        visit.workerId,
        visit.values,
        visit.documents.map(({ id, kind }) => [id, kind, findRound(context.db, id)]),
        findLikelyPeople(
          context.db,
          normaliseDraft(definitionOf(visit.procedure, context.procedures), visit.values),
          visit.workerId,
        ),
      ],
    });
  },
  run(context, input, coSigner) {
    const outcome = confirm(context, input, coSigner);
    if (outcome.ok) return outcome;
    if (outcome.error.code === 'second-person-needed') throw new Error('what was signed is not signed');
    return failed(outcome.error);
  },
};

function factsOf(context: Context, visit: Visit): SignedFact[] {
  if (visit.workerId !== null) return factsToCorrect(context, visit, getWorker(context, visit.workerId));
  const procedure = definitionOf(visit.procedure, context.procedures);
  const after = normaliseDraft(procedure, visit.values);
  return factsToSign({ procedure, before: null, after, hadCredential: false });
}

function confirm(
  context: Context,
  { visitId, comparedByEye, distinct }: Input<'confirmRegistration'>,
  signer: RegistrationSigner,
): Result<'confirmRegistration'> {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { visit } = open;
  if (isRecordClosed(context, visit)) return failed({ code: 'visit-closed' });
  const documents =
    visit.workerId === null ? visit.documents : listWorkerDocuments(context.db, visit.workerId);
  const check = checkDraft(context, { ...visit, documents });
  if (check.blocking.length > 0) return failed({ code: 'blocked', problems: check.blocking });
  if (check.missing.length > 0) return keepPending(context, visit, check.missing);
  // Names carry no check digit: a person always compares them, and the portrait, by eye. Source: domain.md 2.
  if (!comparedByEye) return failed({ code: 'not-compared' });
  return visit.workerId === null
    ? register(context, visit, check, { signer, distinct })
    : correct(context, visit, visit.workerId, { signer, distinct });
}

function register(
  context: Context,
  visit: Visit,
  check: DraftCheck,
  { signer, distinct }: RegistrationDecision,
): Result<'confirmRegistration'> {
  const { db } = context;
  const account = requireAccount(context);
  const { procedure } = visit;
  const definition = definitionOf(procedure, context.procedures);
  const values = normaliseDraft(definition, visit.values);
  const cedula = cedulaOf(definition, values);
  const entryNoticeDeadline = deadlineOf(context, definition, values);
  const workerId = context.randomness.uuid();
  const at = context.clock.now();
  const written = transactUnlessFull(db, (): Result<'confirmRegistration'> => {
    const holder = findDocumentHolder(db, values, cedula);
    if (holder !== undefined) return failed({ code: 'document-already-registered', workerId: holder });
    const likely = lackOfDistinction(context, values, null, distinct);
    if (likely.lack !== undefined) return likely.lack;
    const facts = factsOf(context, visit);
    const lack = lackOfSignature(facts, signer);
    if (lack !== undefined) return lack;
    const { code, sequence } =
      cedula === null ? allotIdentificationCode(db, context.codes) : { code: cedula, sequence: null };
    const inserted = insertWorker(db, {
      id: workerId,
      procedure,
      cedula,
      identificationCode: code,
      codeSequence: sequence,
      values,
      registeredBy: account.id,
      at,
      entryNoticeDeadline,
    });
    if (!inserted.ok) throw new Error('the document was registered inside this transaction');
    linkVisitToWorker(db, visit.id, workerId);
    saveVisitPosition(db, visit.id, 'hand-over', null);
    if (sequence === null) keepAttempts(context, code);
    else record(context, 'identification-code-allotted', code, { worker: workerId, sequence });
    record(context, 'registration-confirmed', code, {
      worker: workerId,
      visit: visit.reference,
      procedure,
      warnings: check.warnings.length,
    });
    tellApart(context, { workerId, code }, likely.people, distinct);
    signRegistration(context, { workerId, subjects: new Set([code]), facts }, signer);
    owePapersOf(context, definition, visit.id, at);
    const { documents, files } = documentsToTell(context, visit.id);
    emit(
      context,
      'worker-registered',
      workerId,
      {
        workerId,
        procedure,
        identificationCode: code,
        codeSequence: sequence,
        values: factsOfRecord(values),
        addedVisaType: findAddedVisaType(getVisaTypeChanges(db), values) ?? null,
        entryNoticeDeadline,
        documents,
        signed: toldSignature(facts, signer),
        toldApart: toldDistinction(context, likely.people, distinct),
        visit: visit.reference,
        registeredAt: at.toISOString(),
        registeredBy: account.id,
      },
      files,
    );
    return done({ outcome: 'registered', workerId, identificationCode: code, entryNoticeDeadline });
  });
  if (!written.ok) return failed({ code: written.problem });
  if (written.value.ok) makePapersLater(context, visit.id);
  return written.value;
}

/** Attempts at a cédula count on when its person is enrolled: otherwise their end would say that they were. */
function keepAttempts({ db, digestUnknownNumber }: Context, cedula: string): void {
  moveGuard(db, digestUnknownNumber(cedula), cedula);
  moveKitAttempts(db, digestUnknownNumber(cedula), cedula);
}

function correct(
  context: Context,
  visit: Visit,
  workerId: string,
  decision: RegistrationDecision,
): Result<'confirmRegistration'> {
  const corrected = correctRegistration(context, visit, workerId, decision);
  if (!corrected.ok) return corrected;
  const worker = getWorker(context, workerId);
  if (corrected.value.changed) makePapersLater(context, visit.id);
  return done({
    outcome: 'registered',
    workerId,
    identificationCode: worker.identificationCode,
    entryNoticeDeadline: deadlineOf(
      context,
      definitionOf(worker.procedure, context.procedures),
      worker.values,
    ),
  });
}

function keepPending(
  context: Context,
  visit: Visit,
  missing: readonly MissingPiece[],
): Result<'confirmRegistration'> {
  const kept = transactUnlessFull(context.db, () => {
    // A registered worker's visit stays registered: only the correction waits.
    if (visit.workerId === null) setVisitState(context.db, visit.id, 'pending-documents');
    record(context, 'registration-pending', visit.reference, { missing: missing.length });
    if (noteComebackSlip(context.db, visit.id, missing)) {
      owePapers(context.db, visit.id, [{ kind: 'comeback-slip', language: 'es' }], context.clock.now());
    }
  });
  if (!kept.ok) return failed({ code: kept.problem });
  makePapersLater(context, visit.id);
  return done({ outcome: 'pending', reference: visit.reference, missing: [...missing] });
}
