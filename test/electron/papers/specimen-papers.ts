import type { LanguageCode } from '#shared/domain/language-code.ts';
import { formatVisitCode } from '#shared/domain/numbers/identification-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import type { PaperKind } from '#shared/domain/papers/paper-kinds.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import type { SpecimenPerson } from '#test/support/specimens/people.ts';

const branchName = 'Agencia Quito Centro (SPECIMEN)';
const issuedAt = '2026-11-23T15:42:10Z';
export const specimenCode = 'E017-2-000042-K';
export const specimenReference = '0318';
export const specimenVisitCode = formatVisitCode({ branch: 17, terminal: 2, sequence: 318 });
const termsHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const clerkName = 'Daniela Rosero Specimen';

/** Sheets of each paper, and what is printed on it as a code. */
export const printedForms: Readonly<
  Record<PaperKind, { readonly pages: number; readonly codes: readonly ('bars' | 'qr')[] }>
> = {
  receipt: { pages: 1, codes: ['bars', 'qr'] },
  'credential-request': { pages: 2, codes: [] },
  'responsibility-agreement': { pages: 2, codes: [] },
  'comeback-slip': { pages: 1, codes: ['bars'] },
  'employer-slip': { pages: 1, codes: ['bars', 'qr'] },
  'triage-sheet': { pages: 1, codes: [] },
  'recovery-receipt': { pages: 1, codes: ['bars', 'qr'] },
};

/** Every paper one person can get, in one language. */
export function specimenPapers(person: SpecimenPerson, language: LanguageCode): readonly PaperContent[] {
  const { passport, contract, contact } = person;
  const base = { language, branchName, issuedAt };
  const worker = {
    identificationCode: specimenCode,
    workerName: `${passport.givenNames} ${passport.surname}`.trim(),
  };
  const registered = { procedure: 'registration', ...worker } as const;
  const frozen = { termsVersion: registration.texts.terms, termsHash, clerkName };
  const document = { passportNumber: passport.number, issuingState: passport.issuingState };
  const employer = { employerName: contract.employerName };
  const entryNoticeDeadline = '2026-12-01';
  return [
    {
      kind: 'receipt',
      ...base,
      ...registered,
      ...employer,
      entryNoticeDeadline,
      recovery: contact.email === '' ? 'counter' : 'email',
      isUnconfirmed: true,
    },
    {
      kind: 'credential-request',
      ...base,
      ...registered,
      ...frozen,
      ...document,
      ...contact,
      ...employer,
      nationality: passport.nationality,
      birthDate: passport.birthDate,
      employerRuc: contract.employerRuc,
    },
    { kind: 'responsibility-agreement', ...base, ...registered, ...frozen, ...document },
    {
      kind: 'comeback-slip',
      ...base,
      procedure: 'registration',
      workerName: worker.workerName,
      draftReference: specimenReference,
      visitCode: specimenVisitCode,
      missing: [
        { kind: 'document', document: 'passport' },
        { kind: 'document', document: 'contract' },
        { kind: 'field', field: 'contract.employerRuc' },
        { kind: 'field', field: 'contract.startDate' },
        { kind: 'field', field: 'identity.expiryDate' },
      ],
    },
    {
      kind: 'employer-slip',
      ...base,
      ...worker,
      ...employer,
      employerRuc: contract.employerRuc,
      contractStart: contract.startDate,
      entryNoticeDeadline,
      entryNoticeDays: 15,
      isUnconfirmed: true,
    },
    { kind: 'triage-sheet', ...base, triageCase: 'cedula' },
    { kind: 'triage-sheet', ...base, triageCase: 'refugee-card' },
    { kind: 'triage-sheet', ...base, triageCase: 'passport' },
    { kind: 'recovery-receipt', ...base, ...registered },
  ];
}
