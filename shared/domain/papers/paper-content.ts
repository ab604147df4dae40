import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import type { PartialDate } from '../partial-date.ts';

export interface PaperBase {
  /** The worker's language; the Spanish text is printed beside it whenever it is another. */
  readonly language: LanguageCode;
  readonly branchName: string;
  /** ISO 8601 instant with offset; printed in Ecuador's time (UTC-5). */
  readonly issuedAt: string;
}

/** A paper about one person: who is enrolled has their cédula where the others have an identification code. */
interface PersonalPaper extends PaperBase {
  readonly procedure: Procedure;
  readonly workerName: string;
}

/** The version of a text a person accepts, frozen with its hash (Ley 67/2002 asks for an unaltered text). */
interface FrozenTerms {
  readonly termsVersion: string;
  /** SHA-256 of the Spanish text, 64 hexadecimal digits. */
  readonly termsHash: string;
}

export interface ReceiptContent extends PersonalPaper {
  readonly kind: 'receipt';
  readonly identificationCode: string;
  /** Empty without a contract, and so is the deadline of its entry notice. */
  readonly employerName: string;
  /** ISO date; null when the contract's start is not known. */
  readonly entryNoticeDeadline: string | null;
  /** How the worker proves who they are when recovering: a code by e-mail, or in person at a counter. */
  readonly recovery: 'email' | 'counter';
  /** A head office is known here, and had not confirmed the code when this was made. */
  readonly isUnconfirmed: boolean;
}

export interface CredentialRequestContent extends PersonalPaper, FrozenTerms {
  readonly kind: 'credential-request';
  readonly identificationCode: string;
  /** ISO 3166-1 or ICAO three-letter code, or the state's name in Spanish. */
  readonly nationality: string;
  readonly passportNumber: string;
  readonly issuingState: string;
  /** As far as it is known; null where a record has none. */
  readonly birthDate: PartialDate | null;
  /** Empty where the worker has none. */
  readonly email: string;
  readonly mobile: string;
  readonly landline: string;
  readonly employerName: string;
  readonly employerRuc: string;
  readonly clerkName: string;
}

export interface ResponsibilityAgreementContent extends PersonalPaper, FrozenTerms {
  readonly kind: 'responsibility-agreement';
  readonly identificationCode: string;
  readonly passportNumber: string;
  readonly issuingState: string;
  readonly clerkName: string;
}

export interface ComebackSlipContent extends PersonalPaper {
  readonly kind: 'comeback-slip';
  /** Finds the kept registration again; it is not an identification code. */
  readonly draftReference: string;
  /** The same for a machine: what the bars say. */
  readonly visitCode: string;
  readonly missing: readonly MissingPiece[];
}

export interface EmployerSlipContent extends PaperBase {
  readonly kind: 'employer-slip';
  readonly employerRuc: string;
  readonly employerName: string;
  readonly workerName: string;
  readonly identificationCode: string;
  /** ISO date. */
  readonly contractStart: string;
  /** ISO date. */
  readonly entryNoticeDeadline: string;
  /** Days the employer has from the contract's start, as configured. */
  readonly entryNoticeDays: number;
  /** As on a receipt. */
  readonly isUnconfirmed: boolean;
}

export interface TriageSheetContent extends PaperBase {
  readonly kind: 'triage-sheet';
  readonly triageCase: 'cedula' | 'refugee-card' | 'passport';
}

export interface RecoveryReceiptContent extends PersonalPaper {
  readonly kind: 'recovery-receipt';
  readonly identificationCode: string;
}

/**
 * What each paper that is kept is printed from. No such paper has a field for the credential, an answer, the security image or a
 * one-time code: what is not here cannot be printed. The sheet of recovery codes is none of them: it is never kept, see
 * `kit-sheet-content.ts`. Source: domain.md 5.
 */
export type PaperContent =
  | ReceiptContent
  | CredentialRequestContent
  | ResponsibilityAgreementContent
  | ComebackSlipContent
  | EmployerSlipContent
  | TriageSheetContent
  | RecoveryReceiptContent;
