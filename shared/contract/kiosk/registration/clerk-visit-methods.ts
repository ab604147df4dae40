import { z } from 'zod';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { distinct } from '../approvals/decided-while-signing.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { credentialStates, workerRecord } from '../people/worker-record.ts';
import {
  documentKind,
  draftField,
  draftValue,
  draftValues,
  id,
  instant,
  isoDate,
  language,
  missingPiece,
  pageView,
  paper,
  partialDate,
  printerReport,
  procedure,
  reason,
  registrationProblem,
  registrationStep,
  shortText,
  visitDocument,
} from '../values.ts';

/** Triage, search, registration, hand-over and papers: the clerk's counter work. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;
const readers = { view: 'clerk', roles: ['clerk', 'supervisor', 'auditor'] } as const;

const visitStates = ['draft', 'pending-documents', 'registered', 'credential-issued', 'abandoned'] as const;

const visit = z.strictObject({
  id,
  /** Short number for the comeback slip, readable aloud. */
  reference: z.string(),
  procedure,
  state: z.enum(visitStates),
  step: registrationStep,
  /** The field that had the cursor, to come back to after a power cut. */
  field: draftField.nullable(),
  values: draftValues,
  documents: z.array(visitDocument),
  /** Why a supervisor accepted a MRZ whose check digits fail; null when nobody did. */
  mrzAccepted: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
  /** The registered worker, once there is one. */
  workerId: id.nullable(),
  identificationCode: z.string().nullable(),
  /** The document reported with a revoked credential: the visit captures the one that follows it. */
  reportedPassport: z.strictObject({ number: z.string(), expiryDate: z.string() }).nullable(),
  /** The cédula under which this person has had a credential, which stays theirs; null where there is none. */
  heldNumber: z.string().nullable(),
  /** The clerk compared person and passport for a worker without mailbox or line. */
  counterProofAt: instant.nullable(),
  /** The worker said these are wrong. */
  wrongFields: z.array(draftField),
  openedAt: instant,
  openedBy: z.string(),
});
export type Visit = z.infer<typeof visit>;

const visitSummary = z.strictObject({
  id,
  reference: z.string(),
  procedure,
  state: z.enum(visitStates),
  step: registrationStep,
  name: z.string(),
  openedAt: instant,
  openedBy: z.string(),
});
export type VisitSummary = z.infer<typeof visitSummary>;

/** `interrupted`: it was on the caller's own screen when their session was cut off. */
const waitingVisit = visitSummary.extend({ interrupted: z.boolean() });
export type WaitingVisit = z.infer<typeof waitingVisit>;

/** Whom the reference of a comeback slip means. */
const visitFinding = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('waiting'), visit: visitSummary }),
  /** It was completed: the person has a record. */
  z.strictObject({ kind: z.literal('completed'), workerId: id }),
  z.strictObject({ kind: z.literal('given-up'), reference: z.string() }),
  /** The slip of another counter, which alone has the registration. */
  z.strictObject({ kind: z.literal('elsewhere'), branchCode: z.string(), terminalNumber: z.number().int() }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type VisitFinding = z.infer<typeof visitFinding>;

export const workerHit = z.strictObject({
  workerId: id,
  identificationCode: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  birthDate: partialDate.nullable(),
  nationality: z.string(),
  documentNumber: z.string(),
  credential: z.enum(credentialStates),
  /** `exact`: same issuing state and document number; `likely`: name and birth date; `similar`: name alone. */
  match: z.enum(['exact', 'likely', 'similar']),
});
export type WorkerHit = z.infer<typeof workerHit>;

export const documentRefusals = [
  'empty',
  'too-large',
  'unsupported-type',
  'phone-picture',
  'unknown-compression',
  'damaged',
  'password-protected',
  'too-many-pages',
  'too-many-pixels',
  'active-content',
  'took-too-long',
  'reader-stopped',
  'already-added',
  'disk-full',
  'visit-closed',
] as const;
export type DocumentRefusal = (typeof documentRefusals)[number];

/** Bytes one document file may have; above it the file is refused before it is read. */
export const documentSizeLimit = 40 * 1024 * 1024;
/** Pages one document may have. */
export const documentPageLimit = 60;

/** What goes on record needs a second person: `confirmWithSignature`. */
const secondPersonNeeded = z.strictObject({ code: z.literal('second-person-needed') });

const compared = { comparedByEye: z.boolean() };
const confirmation = { visitId: id, distinct, ...compared };

const confirmationOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('registered'),
    workerId: id,
    identificationCode: z.string(),
    /** Null without a contract. */
    entryNoticeDeadline: isoDate.nullable(),
  }),
  z.strictObject({
    outcome: z.literal('pending'),
    reference: z.string(),
    missing: z.array(missingPiece),
  }),
]);

/** People on record who are likely this one: somebody says which, or why it is another. */
const likelyPeople = z.strictObject({ code: z.literal('likely-people'), people: z.array(workerHit) });

const confirmationErrors = [
  errorCodes('not-found', 'visit-closed', 'not-compared'),
  z.strictObject({ code: z.literal('blocked'), problems: z.array(registrationProblem) }),
  z.strictObject({ code: z.literal('document-already-registered'), workerId: id }),
  likelyPeople,
] as const;

export const clerkVisitMethods = {
  searchWorkers: method({
    access: readers,
    input: z.strictObject({ text: shortText, birthDate: partialDate.nullable() }),
    output: z.array(workerHit),
    errors: noErrors,
  }),
  /** Reading a person's record is an audited act. */
  openWorker: method({
    access: readers,
    input: z.strictObject({ workerId: id }),
    output: workerRecord,
    errors: errorCodes('not-found'),
  }),
  /** Drafts and pending registrations of this terminal, newest first. */
  listVisits: method({ access: counter, input: nothing, output: z.array(waitingVisit), errors: noErrors }),
  /** The registration that a comeback slip's bars or typed reference name. */
  findVisitByReference: method({
    access: counter,
    input: z.strictObject({ text: shortText }),
    output: visitFinding,
    errors: noErrors,
  }),
  /**
   * Somebody new, by a registration unless said otherwise; with `workerId`, an existing worker comes back to issue the
   * credential, by the procedure they were entered with.
   */
  startVisit: method({
    access: counter,
    input: z.strictObject({ workerId: id.nullable(), procedure: procedure.optional() }),
    output: visit,
    errors: errorCodes('not-found', 'person-closed'),
  }),
  resumeVisit: method({
    access: counter,
    input: z.strictObject({ visitId: id }),
    output: visit,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  getVisit: method({
    access: counter,
    input: z.strictObject({ visitId: id }),
    output: visit,
    errors: errorCodes('not-found'),
  }),
  /** Puts the visit aside without losing it: the clerk goes back to the home screen. */
  leaveVisit: method({ access: counter, input: nothing, output: nothing, errors: noErrors }),
  abandonVisit: method({
    access: counter,
    input: z.strictObject({ visitId: id, reason }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  saveDraftField: method({
    access: counter,
    input: z.strictObject({ visitId: id, field: draftField, value: draftValue }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed', 'disk-full'),
  }),
  saveDraftPosition: method({
    access: counter,
    input: z.strictObject({ visitId: id, step: registrationStep, field: draftField.nullable() }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed', 'disk-full'),
  }),
  addDocument: method({
    access: counter,
    input: z.strictObject({ visitId: id, kind: documentKind, bytes: z.instanceof(Uint8Array) }),
    output: visitDocument,
    errors: errorCodes('not-found', ...documentRefusals),
  }),
  removeDocument: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentId: id }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  /** What was filed in the wrong place goes to its own, and is read anew as what it is. */
  refileDocument: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentId: id, kind: documentKind }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  setPageView: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentId: id, page: z.int().min(1), view: pageView }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  /** One page as a JPEG made by the reader; the original never reaches this view. */
  getDocumentPage: method({
    access: readers,
    input: z.strictObject({ documentId: id, page: z.int().min(1) }),
    output: z.strictObject({ jpeg: z.instanceof(Uint8Array) }),
    errors: errorCodes('not-found', 'damaged'),
  }),
  /** A supervisor accepts a document whose printed check digits are genuinely wrong. */
  acceptMrz: coSignedMethod('acceptMrz', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [errorCodes('not-found', 'visit-closed')],
  }),
  /**
   * Incomplete: kept as pending, with a comeback slip. Complete: one transaction allots the identification code and
   * saves. The clerk confirms having compared names and portrait by eye.
   */
  confirmRegistration: method({
    access: counter,
    input: z.strictObject(confirmation),
    output: confirmationOutcome,
    errors: z.discriminatedUnion('code', [
      ...confirmationErrors,
      errorCodes('disk-full'),
      secondPersonNeeded,
    ]),
  }),
  /** As above, signed for what a clerk alone does not put on record: a supervisor compared too. */
  confirmWithSignature: coSignedMethod('confirmWithSignature', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: compared,
    output: confirmationOutcome,
    errors: confirmationErrors,
  }),
  handOver: method({
    access: counter,
    input: z.strictObject({ visitId: id }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      errorCodes('not-found', 'visit-closed', 'not-registered', 'document-reported', 'already-handed-over'),
      secondPersonNeeded,
      likelyPeople,
    ]),
  }),
  /** The clerk ends what is at the worker's view, an issuance or a service: attempts that were spent stay spent. */
  takeBack: method({ access: counter, input: nothing, output: nothing, errors: noErrors }),
  /** After a help call was attended: the person goes on, recorded; attempts that an issuance spent start again. */
  resumeWorker: method({ access: counter, input: nothing, output: nothing, errors: noErrors }),
  /** In-person proof instead of the e-mail code: portrait and stored copy compared. Source: domain.md 5. */
  recordCounterProof: method({
    access: counter,
    input: z.strictObject({
      visitId: id,
      comparedPortrait: z.literal(true),
      comparedStoredCopy: z.literal(true),
    }),
    output: nothing,
    errors: errorCodes('not-found', 'not-asked'),
  }),
  listPapers: method({
    access: readers,
    input: z.strictObject({ visitId: id }),
    output: z.array(paper),
    errors: errorCodes('not-found'),
  }),
  /** Prints or reprints: an audited act. A failed printer leaves the paper waiting. */
  printPaper: method({
    access: counter,
    input: z.strictObject({ paperId: id }),
    output: paper,
    errors: errorCodes('not-found'),
  }),
  /** The pages of a paper as the printer would put them on the sheet. */
  getPaperPdf: method({
    access: readers,
    input: z.strictObject({ paperId: id }),
    output: z.strictObject({ pdf: z.instanceof(Uint8Array) }),
    errors: errorCodes('not-found', 'damaged'),
  }),
  printTriageSheet: method({
    access: counter,
    input: z.strictObject({ case: z.enum(['cedula', 'refugee-card', 'passport']), language }),
    output: z.strictObject({ printing: z.enum(['sent', 'failed']), ...printerReport }),
    errors: noErrors,
  }),
} as const;
