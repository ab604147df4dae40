import { z } from 'zod';
import { scanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { factQuestionIds } from '#shared/domain/credential/fact-questions.ts';
import { bankQuestionIds, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { issuanceStages } from '#shared/domain/display/issuance-states.ts';
import { helpReasons } from '#shared/domain/display/states.ts';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { datePrecisions } from '#shared/domain/partial-date.ts';
import { servicePurposes } from '#shared/domain/procedures/services.ts';
import { readingStages } from '#shared/vision/reading/document-reading.ts';
import { closingCertificate, leavingStatus } from '../safety/leaving-values.ts';
import { restoreProgress, restoreReport, safetyStatus } from '../safety/safety-values.ts';
import { serviceStatus, serviceStep } from '../services/service-session.ts';
import { visaNames, visaTypeChanges } from '../terminal/visa-type-methods.ts';
import {
  clerkLanguage,
  documentKind,
  draftField,
  draftValue,
  id,
  instant,
  isoDate,
  language,
  paper,
  printerProblems,
  procedure,
  role,
} from '../values.ts';
import { counterProof, newCredential, offeredSheet, sentCode } from './shared-steps.ts';

/** What the clerk's view knows of an issuance under way. */
const issuanceStatus = z.strictObject({
  kind: z.literal('issuance'),
  visitId: id,
  stage: z.enum(issuanceStages),
  help: z.enum(helpReasons).nullable(),
  /** Fields the worker marked as wrong, to correct at the counter. */
  wrongFields: z.array(draftField),
});

/** Why the program could not start its work. */
const startProblems = [
  'database-newer',
  'database-busy',
  'database-damaged',
  'damaged-at-work',
  'goes-on-elsewhere',
  'acts-at-place',
  'disk-full',
  'key-wrong',
  'file-damaged',
  'file-not-allowed',
  'not-a-file',
  'file-missing',
  'of-another-store',
  'disk-failing',
  'start-slow',
  'start-failed',
] as const;
export type StartProblem = (typeof startProblems)[number];

export const clerkSession = z.discriminatedUnion('state', [
  /** Nothing is set up on this terminal yet. */
  z.strictObject({
    state: z.literal('first-run'),
    /** A restore under way. */
    restoring: restoreProgress.nullable(),
    preview: z.boolean(),
  }),
  /** The store's key could not be unsealed by this machine: the recovery passphrase opens it. */
  z.strictObject({ state: z.literal('sealed'), preview: z.boolean() }),
  /** The store cannot be opened at all; the code says why and the screen says what to do. */
  z.strictObject({
    state: z.literal('unavailable'),
    problem: z.enum(startProblems),
    /** Name below the data folder of the file or folder it is about; null where it is about none. */
    file: z.string().max(200).nullable(),
    /** Under which the log has it. */
    incident: z.string().max(20),
    preview: z.boolean(),
  }),
  /** The database is not the one its witnesses saw last: nothing is written until a person decides. */
  z.strictObject({
    state: z.literal('acts-missing'),
    /** Acts the database lacks; 0 when it holds others in their place. */
    count: z.int(),
    /** What is known of them, newest first. */
    entries: z.array(z.strictObject({ at: instant, event: z.string(), subject: z.string().nullable() })),
    preview: z.boolean(),
  }),
  /** It was brought back from a backup place, and nobody has read how. */
  z.strictObject({
    state: z.literal('restored'),
    branchCode: z.string(),
    branchName: z.string(),
    terminalNumber: z.int(),
    report: restoreReport,
    preview: z.boolean(),
  }),
  /** The terminal ends its work on this machine. */
  z.strictObject({ state: z.literal('leaving'), ...leavingStatus.shape, preview: z.boolean() }),
  /** It was closed: nothing of it is left here but this. */
  z.strictObject({
    state: z.literal('closed'),
    certificate: closingCertificate,
    /** It was written beside the last copy, too. */
    isAtPlace: z.boolean(),
    preview: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('signed-out'),
    branchCode: z.string(),
    branchName: z.string(),
    terminalNumber: z.int(),
    preview: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    branchCode: z.string(),
    branchName: z.string(),
    terminalNumber: z.int(),
    accountId: id,
    name: z.string(),
    role,
    /** The one this account chose; null: none yet, and the view stays as it is. */
    language: clerkLanguage.nullable(),
    locked: z.boolean(),
    /** One display: the two views take turns; two: the worker has a display of their own. */
    displays: z.int().min(1),
    visitId: id.nullable(),
    /** Who is attended at the worker's display; null while it rests. */
    display: z.discriminatedUnion('kind', [issuanceStatus, serviceStatus]).nullable(),
    /** Documents of the visit on the screen that are being read now. */
    inspections: z.array(
      z.strictObject({ documentId: id, stage: z.enum(readingStages), fraction: z.number().min(0).max(1) }),
    ),
    /** The page under the scanner's lamp; null while nothing is scanned. */
    scan: scanProgress.nullable(),
    /** What the print system keeps back, and why; null while everything comes out. */
    printing: z.strictObject({ kept: z.int().min(1), problem: z.enum(printerProblems) }).nullable(),
    /** Null while the machine's clock and the kiosk's own time agree; both to the minute. */
    clock: z.strictObject({ state: z.enum(['behind', 'ahead']), machine: instant, own: instant }).nullable(),
    /** How the store's key is sealed on this machine. */
    sealedBy: z.enum(['keystore', 'key-file', 'passphrase']),
    /** How the key ring was found at the start: `mended` from its other copy; `recovery-damaged` when no passphrase opens it. */
    keyRing: z.enum(['whole', 'mended', 'recovery-damaged']),
    /** Acts are saved and cannot be witnessed outside the database: an older copy of it would not be noticed. */
    witnessFailing: z.boolean(),
    /** What the terminal's list of visas has other than the default. */
    visaTypes: visaTypeChanges,
    /** The branch's own, in days. */
    deadlines: z.strictObject({ entryNoticeDays: z.int(), sutRegistrationDays: z.int() }),
    /** Up to when everything is safe elsewhere; null where nothing is written at a place. */
    safety: safetyStatus.nullable(),
    preview: z.boolean(),
  }),
]);
export type ClerkSession = z.infer<typeof clerkSession>;

const factQuestion = z.discriminatedUnion('form', [
  z.strictObject({ id: z.enum(factQuestionIds), form: z.literal('choice'), options: z.array(z.string()) }),
  z.strictObject({ id: z.enum(factQuestionIds), form: z.literal('digits'), length: z.int() }),
  z.strictObject({ id: z.enum(factQuestionIds), form: z.literal('date') }),
]);

export const bankQuestion = z.enum(bankQuestionIds);
export const securityImage = z.enum(securityImageIds);

/** The worker's present question: one per screen. */
const workerStep = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('language') }),
  z.strictObject({ stage: z.literal('notice'), version: z.string() }),
  z.strictObject({
    stage: z.literal('confirm-captured'),
    fields: z.array(z.strictObject({ field: draftField, value: draftValue })),
    /** Of the visa among the fields where the terminal added its kind; null where the catalogue has its name. */
    visaNames: visaNames.nullable(),
    documents: z.array(documentKind),
  }),
  /** Asked is what is known of the date: as far as its day, its month or its year. */
  z.strictObject({ stage: z.literal('birth-date'), known: z.enum(datePrecisions), attemptsLeft: z.int() }),
  z.strictObject({
    stage: z.literal('fact-questions'),
    question: factQuestion,
    /** From 1. */
    number: z.int(),
    of: z.int(),
    attemptsLeft: z.int(),
  }),
  z.strictObject({ stage: z.literal('security-image'), images: z.array(securityImage) }),
  z.strictObject({
    stage: z.literal('question-bank'),
    /** Questions already answered, in order; `practised` ones were repeated correctly. */
    answered: z.array(z.strictObject({ question: bankQuestion, practised: z.boolean() })),
    of: z.int(),
  }),
  z.strictObject({ stage: z.literal('email-code'), ...sentCode }),
  z.strictObject({ stage: z.literal('counter-proof'), ...counterProof }),
  z.strictObject({ stage: z.literal('terms'), version: z.string(), hash: z.string() }),
  z.strictObject({ stage: z.literal('credential'), ...newCredential }),
  z.strictObject({ stage: z.literal('recovery-kit'), ...offeredSheet }),
  z.strictObject({
    stage: z.literal('done'),
    identificationCode: z.string(),
    entryNoticeDeadline: isoDate.nullable(),
    isEntryNoticeOver: z.boolean(),
    papers: z.array(paper),
    /** Promised, and not made yet. */
    owed: z.array(z.enum(paperKinds)),
  }),
]);
export type WorkerStep = z.infer<typeof workerStep>;

export const textSizes = ['normal', 'large', 'largest'] as const;

export const workerSession = z.discriminatedUnion('state', [
  /** Nobody is being attended: the resting screen. Settings are back to their defaults. */
  z.strictObject({
    state: z.literal('resting'),
    branchName: z.string().nullable(),
    /** Somebody attends the counter: the person may begin a service by themself. */
    offersServices: z.boolean(),
    preview: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('visit'),
    procedure,
    language,
    textSize: z.enum(textSizes),
    highContrast: z.boolean(),
    step: workerStep,
    canGoBack: z.boolean(),
    help: z.enum(helpReasons).nullable(),
    /** Set while the idle warning shows: the moment the visit resets unless the worker extends. */
    idleResetAt: instant.nullable(),
    preview: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('service'),
    purpose: z.enum(servicePurposes),
    language,
    textSize: z.enum(textSizes),
    highContrast: z.boolean(),
    step: serviceStep,
    canGoBack: z.boolean(),
    help: z.enum(helpReasons).nullable(),
    idleResetAt: instant.nullable(),
    preview: z.boolean(),
  }),
]);
export type WorkerSession = z.infer<typeof workerSession>;
