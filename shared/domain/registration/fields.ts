import { fieldCatalogue } from '../procedures/field-catalogue.ts';

/**
 * What one registration is made of: the fields the clerk captures, the documents, and the names used for both in the
 * draft, on the screens and in the rules. Source: domain.md 2.
 */

/** Fields of the draft, of any procedure. Every value is text exactly as typed; rules turn it into facts at confirmation. */
export type DraftField = keyof typeof fieldCatalogue;

export const draftFields = Object.keys(fieldCatalogue) as DraftField[];

/** Values typed so far; a field that was never touched is absent. */
export type DraftValues = Partial<Record<DraftField, string>>;

/** The longest text any draft field takes, in UTF-16 units. */
export const draftValueLimit = 500;

export const documentKinds = [
  'passport',
  'contract',
  'visa',
  'refugee-card',
  'cedula',
  'authorisation-letter',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** Screens of the clerk's flow; `identity` captures the document that says who somebody is. */
export type RegistrationStep = 'search' | 'identity' | 'contract' | 'contact' | 'review' | 'hand-over';

/** Those of them where documents and fields are captured. */
export type CaptureStep = Exclude<RegistrationStep, 'search' | 'review' | 'hand-over'>;

/** Something that keeps a registration pending. */
export type MissingPiece =
  | { readonly kind: 'document'; readonly document: DocumentKind }
  | { readonly kind: 'field'; readonly field: DraftField };

/** What a rule can say about a captured field. `block` stops confirmation, `warn` is shown and recorded. */
export const registrationProblemCodes = [
  'not-a-date',
  'date-in-the-future',
  'too-young',
  'maybe-too-young',
  'too-old',
  'document-expired',
  'document-expires-soon',
  'visa-expired',
  'visa-expires-soon',
  'visa-outlasts-kind',
  'ends-before-start',
  'unknown-state',
  'name-not-usable',
  'name-placeholder',
  'name-not-comparable',
  'mrz-not-readable',
  'mrz-check-digit',
  'mrz-differs-from-fields',
  'document-number-shape',
  'cedula-shape',
  'cedula-province',
  'cedula-third-digit',
  'cedula-check-digit',
  'fingerprint-code-shape',
  'ruc-shape',
  'ruc-province',
  'ruc-establishment',
  'ruc-third-digit',
  'ruc-check-digit',
  'sut-registration-late',
  'entry-notice-overdue',
  'not-an-amount',
  'email-shape',
  'email-suspicious-domain',
  'phone-shape',
  'phone-unknown',
  'phone-not-a-mobile',
  'phone-not-a-landline',
  'name-differs-from-contract',
  'number-differs-from-contract',
  'nationality-differs-from-contract',
  'no-contact',
  'document-check-failed',
  'document-being-read',
  'document-reported',
  'number-had-credential',
] as const;

export type RegistrationProblemCode = (typeof registrationProblemCodes)[number];

export interface RegistrationProblem {
  readonly field: DraftField;
  readonly code: RegistrationProblemCode;
  readonly severity: 'block' | 'warn';
}
