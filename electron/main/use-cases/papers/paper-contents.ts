import { presentTerms } from '#electron/main/display/present-terms.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import type { DraftValues, MissingPiece } from '#shared/domain/registration/fields.ts';
import type { Procedure } from '#shared/domain/registration/procedure.ts';

/** What papers about one registration are filled from. Nothing secret is in it, so nothing secret can be printed. */
export interface PaperFacts {
  readonly procedure: Procedure;
  readonly branchName: string;
  readonly clerkName: string;
  /** ISO 8601 instant. */
  readonly issuedAt: string;
  readonly language: LanguageCode;
  readonly identificationCode: string;
  readonly entryNoticeDeadline: string | null;
  readonly entryNoticeDays: number;
  readonly values: DraftValues;
}

/** The slip for the employer, made when the code is allotted; null when the contract's start is not known. */
export function employerSlip(facts: PaperFacts): PaperContent | null {
  const { values, entryNoticeDeadline } = facts;
  const contractStart = values['contract.startDate'];
  if (contractStart === undefined || entryNoticeDeadline === null) return null;
  return {
    ...baseOf(facts),
    kind: 'employer-slip',
    employerRuc: values['contract.employerRuc'] ?? '',
    employerName: values['contract.employerName'] ?? '',
    workerName: shownName(values),
    identificationCode: facts.identificationCode,
    contractStart,
    entryNoticeDeadline,
    entryNoticeDays: facts.entryNoticeDays,
  };
}

/** What `credentialPapers` makes. */
export const credentialPaperKinds = ['receipt', 'credential-request', 'responsibility-agreement'] as const;

/** The papers that follow the credential. Source: domain.md 5 (print). */
export function credentialPapers(facts: PaperFacts): PaperContent[] {
  const { procedure, values, identificationCode } = facts;
  const terms = presentTerms(facts.procedure);
  const frozen = { termsVersion: terms.version, termsHash: terms.hash };
  const workerName = shownName(values);
  const passport = {
    passportNumber: values['passport.number'] ?? '',
    issuingState: values['passport.issuingState'] ?? '',
  };
  const email = values['contact.email'] ?? '';
  const employerName = values['contract.employerName'] ?? '';
  return [
    {
      ...baseOf(facts),
      procedure,
      kind: 'receipt',
      identificationCode,
      workerName,
      employerName,
      entryNoticeDeadline: facts.entryNoticeDeadline,
      recovery: email === '' ? 'counter' : 'email',
    },
    {
      ...baseOf(facts),
      ...frozen,
      ...passport,
      procedure,
      kind: 'credential-request',
      identificationCode,
      workerName,
      nationality: values['passport.nationality'] ?? '',
      birthDate: recordedBirthDate(values),
      email,
      mobile: values['contact.mobile'] ?? '',
      landline: values['contact.landline'] ?? '',
      employerName,
      employerRuc: values['contract.employerRuc'] ?? '',
      clerkName: facts.clerkName,
    },
    {
      ...baseOf(facts),
      ...frozen,
      ...passport,
      procedure,
      kind: 'responsibility-agreement',
      identificationCode,
      workerName,
      clerkName: facts.clerkName,
    },
  ];
}

export function comebackSlip(
  facts: Pick<PaperFacts, 'procedure' | 'branchName' | 'issuedAt' | 'language' | 'values'>,
  { reference, code }: { readonly reference: string; readonly code: string },
  missing: readonly MissingPiece[],
): PaperContent {
  return {
    ...baseOf(facts),
    procedure: facts.procedure,
    kind: 'comeback-slip',
    workerName: shownName(facts.values),
    draftReference: reference,
    visitCode: code,
    missing,
  };
}

function baseOf(facts: Pick<PaperFacts, 'branchName' | 'issuedAt' | 'language'>) {
  return { language: facts.language, branchName: facts.branchName, issuedAt: facts.issuedAt };
}
