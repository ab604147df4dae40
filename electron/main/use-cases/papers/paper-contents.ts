import type { AcceptedText } from '#electron/main/db/issuance/worker-flow-store.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import type { OwedPaperKind } from '#shared/domain/papers/paper-kinds.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
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
  /** A head office is known here, and has not confirmed the code yet. */
  readonly isUnconfirmed: boolean;
  /** The terms of use that the person accepted with their credential; null before there is one. */
  readonly terms: Pick<AcceptedText, 'version' | 'hash'> | null;
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
    employerName: textsOf('contract', facts.values).employerName,
    entryNoticeDeadline: facts.entryNoticeDeadline,
    recovery: textsOf('contact', facts.values).email === '' ? 'counter' : 'email',
    isUnconfirmed: facts.isUnconfirmed,
  }),
  'credential-request': (facts) => {
    const signed = signedCopyOf(facts);
    return (
      signed && {
        ...signed,
        kind: 'credential-request',
        nationality: textsOf('identity', facts.values).nationality,
        birthDate: recordedBirthDate(facts.values),
        email: textsOf('contact', facts.values).email,
        mobile: textsOf('contact', facts.values).mobile,
        landline: textsOf('contact', facts.values).landline,
        employerName: textsOf('contract', facts.values).employerName,
        employerRuc: textsOf('contract', facts.values).employerRuc,
      }
    );
  },
  'responsibility-agreement': (facts) => {
    const signed = signedCopyOf(facts);
    return signed && { ...signed, kind: 'responsibility-agreement' };
  },
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
    const { startDate: contractStart, employerRuc, employerName } = textsOf('contract', values);
    if (contractStart === '' || entryNoticeDeadline === null) return null;
    return {
      ...baseOf(facts),
      kind: 'employer-slip',
      employerRuc,
      employerName,
      workerName: shownName(values),
      identificationCode: facts.identificationCode,
      contractStart,
      entryNoticeDeadline,
      entryNoticeDays: facts.entryNoticeDays,
      isUnconfirmed: facts.isUnconfirmed,
    };
  },
};

/** What both copies to be signed by hand say, with the very terms that were accepted. Source: domain.md 5 (print). */
function signedCopyOf(facts: PaperFacts) {
  const { procedure, values, identificationCode, clerkName, terms } = facts;
  if (terms === null) return null;
  const { number, issuingState } = textsOf('identity', values);
  return {
    ...baseOf(facts),
    termsVersion: terms.version,
    termsHash: terms.hash,
    passportNumber: number,
    issuingState,
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
