import { presentTerms } from '#electron/main/display/present-terms.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import type { OwedPaperKind } from '#shared/domain/papers/paper-kinds.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues, MissingPiece } from '#shared/domain/registration/fields.ts';

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

/** The papers that follow the credential. */
export const credentialPaperKinds = [
  'receipt',
  'credential-request',
  'responsibility-agreement',
] as const satisfies readonly OwedPaperKind[];

/**
 * What each paper of a record says; null when the record says nothing to print. A kind of paper without an entry does not
 * compile: what is owed cannot vanish.
 */
export const papersOfRecord: {
  readonly [Kind in Exclude<OwedPaperKind, 'comeback-slip'>]: (
    facts: PaperFacts,
  ) => Extract<PaperContent, { readonly kind: Kind }> | null;
} = {
  receipt: (facts) => ({
    ...baseOf(facts),
    procedure: facts.procedure,
    kind: 'receipt',
    identificationCode: facts.identificationCode,
    workerName: shownName(facts.values),
    employerName: facts.values['contract.employerName'] ?? '',
    entryNoticeDeadline: facts.entryNoticeDeadline,
    recovery: (facts.values['contact.email'] ?? '') === '' ? 'counter' : 'email',
  }),
  'credential-request': (facts) => ({
    ...signedCopyOf(facts),
    kind: 'credential-request',
    nationality: facts.values['identity.nationality'] ?? '',
    birthDate: recordedBirthDate(facts.values),
    email: facts.values['contact.email'] ?? '',
    mobile: facts.values['contact.mobile'] ?? '',
    landline: facts.values['contact.landline'] ?? '',
    employerName: facts.values['contract.employerName'] ?? '',
    employerRuc: facts.values['contract.employerRuc'] ?? '',
  }),
  'responsibility-agreement': (facts) => ({ ...signedCopyOf(facts), kind: 'responsibility-agreement' }),
  'recovery-receipt': (facts) => ({
    ...baseOf(facts),
    kind: 'recovery-receipt',
    procedure: facts.procedure,
    identificationCode: facts.identificationCode,
    workerName: shownName(facts.values),
  }),
  // Made when the code is allotted; there is none when the contract's start is not known.
  'employer-slip': (facts) => {
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
  },
};

/** What both copies to be signed by hand say, with the very version of the terms. Source: domain.md 5 (print). */
function signedCopyOf(facts: PaperFacts) {
  const { procedure, values, identificationCode, clerkName } = facts;
  const terms = presentTerms(procedure);
  return {
    ...baseOf(facts),
    termsVersion: terms.version,
    termsHash: terms.hash,
    passportNumber: values['identity.number'] ?? '',
    issuingState: values['identity.issuingState'] ?? '',
    procedure,
    identificationCode,
    workerName: shownName(values),
    clerkName,
  };
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
