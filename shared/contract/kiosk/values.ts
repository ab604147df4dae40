import { z } from 'zod';
import { roles } from '#shared/domain/accounts/account-status.ts';
import { clerkLanguageCodes, languageCodes } from '#shared/domain/language-code.ts';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import {
  type DraftField,
  type DraftValues,
  documentKinds,
  draftValueLimit,
  type RegistrationStep,
  registrationProblemCodes,
} from '#shared/domain/registration/fields.ts';

/** Building blocks of the methods' schemas: bounded texts, ids and dates. */

export const id = z.uuid();
export const shortText = z.string().max(200);
/** A point in time, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true });
/** HH:MM, of the branch's own day. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A calendar date, ISO 8601 without time: dates of birth are never instants. */
export const isoDate = z.iso.date();
/** The same as far as it is known: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. */
export const partialDate = z.custom<PartialDate>(
  (value) => typeof value === 'string' && isPartialDate(value),
);
export const language = z.enum(languageCodes);
/** Of the clerk's view. */
export const clerkLanguage = z.enum(clerkLanguageCodes);
export const role = z.enum(roles);
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{3,40}$/);
/** A staff password or passphrase; content rules are checked by the use case so that it can say why. */
export const staffSecret = z.string().min(1).max(200);
export const pin = z.string().regex(/^\d{4,8}$/);
/** Signs that nobody sees are no part of it: three of them alone would be a reason that reads as none. */
export const reason = z.string().max(300).overwrite(withoutUnseenSigns).trim().min(3);

/** A word of the procedures' definitions, which say what there is: here only its form is checked. */
const definedName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-zA-Z.-]*$/);
export const procedure = definedName as unknown as z.ZodType<Procedure, Procedure>;
export const registrationStep = definedName as unknown as z.ZodType<RegistrationStep, RegistrationStep>;
export const draftField = definedName as unknown as z.ZodType<DraftField, DraftField>;
export const draftValue = z.string().max(draftValueLimit);
export const draftValues = z.record(definedName, draftValue) as unknown as z.ZodType<
  DraftValues,
  DraftValues
>;
export const documentKind = z.enum(documentKinds);

export const registrationProblem = z.strictObject({
  field: draftField,
  code: z.enum(registrationProblemCodes),
  severity: z.enum(['block', 'warn']),
});

export const missingPiece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), document: documentKind }),
  z.strictObject({ kind: z.literal('field'), field: draftField }),
]);

/** How a page is shown: quarter turns clockwise, and a crop in fractions of the unrotated page. The original stays. */
export const pageView = z.strictObject({
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  crop: z
    .strictObject({
      left: z.number().min(0).max(1),
      top: z.number().min(0).max(1),
      width: z.number().gt(0).max(1),
      height: z.number().gt(0).max(1),
    })
    .nullable(),
});
export type PageView = z.infer<typeof pageView>;

const documentPage = z.strictObject({
  /** From 1. */
  number: z.int().min(1),
  /** Pixels of the stored preview. */
  width: z.int().min(1),
  height: z.int().min(1),
  view: pageView,
});

export const visitDocument = z.strictObject({
  id,
  kind: documentKind,
  mediaType: z.string(),
  /** Size of the original, in bytes. */
  size: z.int().min(1),
  pages: z.array(documentPage),
  addedAt: instant,
});
export type VisitDocument = z.infer<typeof visitDocument>;

/** Why a paper was not printed; `other` comes with the print system's own words. */
export const printerProblems = [
  'no-printer-chosen',
  'printing-not-installed',
  'printer-not-answering',
  'printer-not-found',
  'printer-stopped',
  'printing-not-running',
  'printer-refuses',
  'printer-forbidden',
  'printer-full',
  'printer-held',
  'printer-offline',
  'printer-slow',
  'paper-out',
  'paper-jam',
  'door-open',
  'ink-out',
  'job-failed',
  'job-cancelled',
  'job-removed',
  'other',
] as const;
export type PrinterProblem = (typeof printerProblems)[number];

/** What kept a print from happening, if anything did. */
export const printerReport = {
  printerProblem: z.enum(printerProblems).nullable(),
  /** The print system's own words, with `other` only. */
  printerMessage: z.string().nullable(),
};

export const paper = z.strictObject({
  id,
  kind: z.enum(paperKinds),
  language,
  createdAt: instant,
  /**
   * `waiting` no printer took it yet; `queued` the print system has it, with what keeps it; `printed` the print system
   * says that it came out; `sent` handed to a print system that tells no more; `failed` with its problem.
   */
  printing: z.enum(['waiting', 'queued', 'printed', 'sent', 'failed']),
  ...printerReport,
});
export type Paper = z.infer<typeof paper>;

export function withoutUnseenSigns(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
}
