import { namePlacesOf } from '#shared/domain/mrz/mrz-shape.ts';
import { checkEmail, checkPhone, mayBePhone } from '../contact/contact.ts';
import type { ContactProblem } from '../contact/contact-fields.ts';
import { type Moment, parseTypedDate } from '../dates.ts';
import { type MrzFields, readMrz } from '../mrz/mrz.ts';
import { isKnownState } from '../mrz/mrz-states.ts';
import { checkPersonName, compareNames, isComparableWithMrz, mrzNameMatches } from '../names/names.ts';
import { isNoName } from '../names/no-names.ts';
import { type CedulaProblem, checkCedula, normaliseCedula } from '../numbers/cedula.ts';
import { isFingerprintCode } from '../numbers/fingerprint-code.ts';
import { checkRuc, type RucProblem } from '../numbers/ruc.ts';
import { checkBirthDate, type PartialDate, parseTypedPartialDate } from '../partial-date.ts';
import {
  type Deadlines,
  deadlineState,
  documentExpiry,
  entryNoticeDeadline,
  localDate,
  sutRegistrationLate,
} from './deadlines.ts';
import {
  type ComparedField,
  comparePassportAndContract,
  normaliseDocumentNumber,
} from './document-comparison.ts';
import type {
  DocumentKind,
  DraftField,
  DraftValues,
  MissingPiece,
  RegistrationProblem,
  RegistrationProblemCode,
} from './fields.ts';
import { draftOf, mandatoryDocumentsOf, mandatoryFieldsOf, type Procedure } from './procedure.ts';
import { lastDayOfVisa, type VisaType, visaNotice } from './visa-types.ts';

export type RegistrationCheck = {
  problems: RegistrationProblem[];
  missing: MissingPiece[];
  readyToRegister: boolean;
};

/** Notes a problem of a field; everything a rule needs to speak. */
type Report = (field: DraftField, code: RegistrationProblemCode, severity: 'block' | 'warn') => void;

/** What a branch decides for itself. */
export interface RegistrationRules extends Deadlines {
  readonly visaTypes: readonly VisaType[];
}

/** A reason shorter than this says nothing. */
const shortestReason = 3;

/**
 * Everything the rules say about a draft: problems of what was typed, and the mandatory documents and fields that
 * are missing. `readyToRegister` when nothing is missing and nothing blocks; otherwise the registration is kept as
 * pending, never thrown away. Dates may be typed day first or ISO.
 *
 * What blocks is what cannot be: no date, no name, no RUC, no address of that shape; a contract that contradicts the
 * passport blocks until the clerk gives a reason for "same person"; check digits of the MRZ that fail block until a
 * supervisor accepts the document (the use case lifts that one); a cédula that cannot be one. Deadlines, expiries and
 * ages only warn. Of the birth date unknown parts may be missing. Source: domain.md 2 (warn, never refuse) and 4.
 */
export function checkRegistration(
  procedure: Procedure,
  typed: DraftValues,
  documents: readonly { readonly kind: DocumentKind }[],
  now: Moment,
  rules: RegistrationRules,
): RegistrationCheck {
  const problems: RegistrationProblem[] = [];
  const report: Report = (field, code, severity) => {
    problems.push({ field, code, severity });
  };
  const draft = draftOf(procedure, typed);
  if (procedure === 'enrolment') checkCedulaFields(draft, now, report);
  else checkPassportNumber(draft, report);
  checkIdentity(draft, now, report);
  checkVisa(draft, now, rules.visaTypes, report);
  checkMrz(draft, now, report);
  checkContract(draft, now, rules, report);
  checkContact(draft, report);
  compareDocuments(draft, report);

  const missing = missingPieces(procedure, draft, documents);
  const isBlocked = problems.some((problem) => problem.severity === 'block');
  return { problems, missing, readyToRegister: missing.length === 0 && !isBlocked };
}

function missingPieces(
  procedure: Procedure,
  draft: DraftValues,
  documents: readonly { readonly kind: DocumentKind }[],
): MissingPiece[] {
  return [
    ...mandatoryDocumentsOf(procedure)
      .filter((kind) => !documents.some((document) => document.kind === kind))
      .map((document) => ({ kind: 'document', document }) as const),
    ...mandatoryFieldsOf(procedure)
      .filter((field) => textOf(draft, field) === '' && !isOnlyName(draft, field))
      .map((field) => ({ kind: 'field', field }) as const),
  ];
}

/** Who has one name only has no surname, or no given name. Source: domain.md 2, ICAO Doc 9303-3 section 4.6. */
function isOnlyName(draft: DraftValues, field: DraftField): boolean {
  return field === 'identity.surname' && textOf(draft, 'identity.givenNames') !== '';
}

function checkPassportNumber(draft: DraftValues, report: Report): void {
  const number = textOf(draft, 'identity.number');
  if (number !== '' && !/^[A-Z0-9]{3,20}$/.test(normaliseDocumentNumber(number))) {
    report('identity.number', 'document-number-shape', 'block');
  }
}

/** What only a cédula has. Source: domain.md 4 (a wrong number blocks). */
function checkCedulaFields(draft: DraftValues, now: Moment, report: Report): void {
  const number = textOf(draft, 'identity.number');
  const check = number === '' ? { valid: true as const } : checkCedula(normaliseCedula(number));
  if (!check.valid) report('identity.number', cedulaCode(check.problem), 'block');
  const issued = dateIn(draft, 'identity.issueDate', report, parseTypedDate);
  if (issued !== null && issued > localDate(now)) report('identity.issueDate', 'date-in-the-future', 'warn');
  const fingerprint = textOf(draft, 'identity.fingerprintCode');
  if (fingerprint !== '' && !isFingerprintCode(fingerprint)) {
    report('identity.fingerprintCode', 'fingerprint-code-shape', 'warn');
  }
}

function checkIdentity(draft: DraftValues, now: Moment, report: Report): void {
  for (const field of ['identity.issuingState', 'identity.nationality'] as const) {
    const state = textOf(draft, field).toUpperCase();
    if (state !== '' && !isKnownState(state)) {
      report(field, 'unknown-state', /^[A-Z]{1,3}$/.test(state) ? 'warn' : 'block');
    }
  }
  checkNames(draft, ['identity.surname', 'identity.givenNames'], 'block', report);

  const birthDate = dateIn(draft, 'identity.birthDate', report, parseTypedPartialDate);
  const birth = birthDate === null ? { ok: true as const } : checkBirthDate(birthDate, now);
  if (!birth.ok) {
    const code = birth.problem === 'future' ? 'date-in-the-future' : birth.problem;
    report('identity.birthDate', code, birth.severity);
  }
  const expiry = dateIn(draft, 'identity.expiryDate', report, parseTypedDate);
  const passportState = expiry === null ? 'valid' : documentExpiry(expiry, now);
  if (passportState === 'expired') report('identity.expiryDate', 'document-expired', 'warn');
  if (passportState === 'soon') report('identity.expiryDate', 'document-expires-soon', 'warn');
}

/** A visa's end only warns, also one that lies further ahead than its kind lasts. Source: domain.md 2. */
function checkVisa(draft: DraftValues, now: Moment, visaTypes: readonly VisaType[], report: Report): void {
  const expiry = dateIn(draft, 'identity.visaExpiryDate', report, parseTypedDate);
  if (expiry === null) return;
  const today = localDate(now);
  const id = textOf(draft, 'identity.visaType');
  const validity = visaTypes.find((visa) => visa.id === id)?.validity ?? null;
  const state = documentExpiry(expiry, now, visaNotice(validity, today));
  if (state === 'expired') report('identity.visaExpiryDate', 'visa-expired', 'warn');
  if (state === 'soon') report('identity.visaExpiryDate', 'visa-expires-soon', 'warn');
  if (validity !== null && expiry > lastDayOfVisa(validity, today)) {
    report('identity.visaExpiryDate', 'visa-outlasts-kind', 'warn');
  }
}

function checkMrz(draft: DraftValues, now: Moment, report: Report): void {
  const text = textOf(draft, 'identity.mrz');
  const surnameMrz = textOf(draft, 'identity.surnameMrz');
  const surname = textOf(draft, 'identity.surname');
  const givenNames = textOf(draft, 'identity.givenNames');
  const givenNamesMrz = textOf(draft, 'identity.givenNamesMrz');
  if (surnameMrz + givenNamesMrz !== '' && surname + givenNames !== '') {
    const mrz = { surname: surnameMrz, givenNames: givenNamesMrz };
    const field = surname === '' ? 'identity.givenNames' : 'identity.surname';
    if (!isComparableWithMrz({ surname, givenNames })) {
      report(field, 'name-not-comparable', 'warn');
    } else if (!mrzNameMatches({ surname, givenNames }, mrz, namePlacesOf(text))) {
      report(field, 'mrz-differs-from-fields', 'warn');
    }
  }
  if (text === '') return;
  const reading = readMrz(text, now);
  if (reading.format === null) {
    report('identity.mrz', 'mrz-not-readable', 'warn');
    return;
  }
  if (!reading.verified) report('identity.mrz', 'mrz-check-digit', 'block');
  for (const field of fieldsUnlikeMrz(draft, reading.fields)) {
    report(field, 'mrz-differs-from-fields', 'warn');
  }
}

/** Fields that were typed and say something else than the MRZ; a field left empty differs from nothing. */
function fieldsUnlikeMrz(draft: DraftValues, mrz: MrzFields): DraftField[] {
  const sameText = (typed: string, read: string) => typed.toUpperCase() === read;
  const sameDate = (typed: string, read: string) => parseTypedPartialDate(typed) === read;
  const sameNumber = (typed: string, read: string) => normaliseDocumentNumber(typed) === read;
  const sameName = (typed: string, read: string) => compareNames(typed, read).verdict === 'same';
  const comparisons: [DraftField, string | null, (typed: string, read: string) => boolean][] = [
    ['identity.issuingState', mrz.issuingState, sameText],
    ['identity.number', mrz.documentNumber, sameNumber],
    ['identity.nationality', mrz.nationality, sameText],
    ['identity.birthDate', mrz.birthDate, sameDate],
    ['identity.sex', mrz.sex === '' ? null : mrz.sex, sameText],
    ['identity.expiryDate', mrz.expiryDate, sameDate],
    ['identity.surnameMrz', mrz.surname, sameName],
    ['identity.givenNamesMrz', mrz.givenNames, sameName],
  ];
  return comparisons
    .filter(([field, read, same]) => {
      const typed = textOf(draft, field);
      return typed !== '' && read !== null && !same(typed, read);
    })
    .map(([field]) => field);
}

function checkContract(draft: DraftValues, now: Moment, deadlines: Deadlines, report: Report): void {
  const { entryNoticeDays, sutRegistrationDays } = deadlines;
  const ruc = textOf(draft, 'contract.employerRuc');
  const rucCheck = ruc === '' ? { verdict: 'valid' as const } : checkRuc(ruc);
  if (rucCheck.verdict !== 'valid' && rucCheck.problem) {
    report('contract.employerRuc', rucCode(rucCheck.problem), rucCheck.verdict);
  }
  checkNames(draft, ['contract.workerName'], 'block', report);
  checkNames(draft, ['contract.legalRepresentative'], 'warn', report);

  const start = dateIn(draft, 'contract.startDate', report, parseTypedDate);
  const end = dateIn(draft, 'contract.endDate', report, parseTypedDate);
  const sut = dateIn(draft, 'contract.sutDate', report, parseTypedDate);
  if (start !== null && end !== null && end < start) report('contract.endDate', 'ends-before-start', 'block');
  if (start !== null && deadlineState(now, entryNoticeDeadline(start, entryNoticeDays)).state === 'overdue') {
    report('contract.startDate', 'entry-notice-overdue', 'warn');
  }
  if (sut !== null && sut > localDate(now)) report('contract.sutDate', 'date-in-the-future', 'warn');
  if (start !== null && sut !== null && sutRegistrationLate(start, sut, sutRegistrationDays)) {
    report('contract.sutDate', 'sut-registration-late', 'warn');
  }
  const remuneration = textOf(draft, 'contract.remuneration');
  if (remuneration !== '' && !isAmount(remuneration))
    report('contract.remuneration', 'not-an-amount', 'warn');
}

function checkContact(draft: DraftValues, report: Report): void {
  const email = textOf(draft, 'contact.email');
  const mobile = textOf(draft, 'contact.mobile');
  const landline = textOf(draft, 'contact.landline');
  if (email === '' && mobile === '' && landline === '') report('contact.email', 'no-contact', 'warn');
  const emailCheck = email === '' ? null : checkEmail(email);
  if (emailCheck?.ok === false) {
    if (emailCheck.problem === 'suspicious-domain')
      report('contact.email', 'email-suspicious-domain', 'warn');
    else report('contact.email', 'email-shape', 'block');
  }
  const mobileCheck = mobile === '' ? null : checkPhone(mobile, 'mobile');
  if (mobileCheck?.ok === false) reportPhone('contact.mobile', mobile, mobileCheck.problem, report);
  const landlineCheck = landline === '' ? null : checkPhone(landline, 'landline');
  if (landlineCheck?.ok === false) reportPhone('contact.landline', landline, landlineCheck.problem, report);
  checkNames(draft, ['contact.collectedBy'], 'warn', report);
}

/** A number that the tables do not know may exist all the same: it warns. What cannot be one blocks. Source: domain.md 2. */
function reportPhone(field: DraftField, typed: string, problem: ContactProblem, report: Report): void {
  if (problem === 'not-a-mobile') report(field, 'phone-not-a-mobile', 'warn');
  else if (problem === 'not-a-landline') report(field, 'phone-not-a-landline', 'warn');
  else if (mayBePhone(typed)) report(field, 'phone-unknown', 'warn');
  else report(field, 'phone-shape', 'block');
}

/** A difference blocks until "same person" has its reason; a plausible writing of the same only warns. */
function compareDocuments(draft: DraftValues, report: Report): void {
  const hasReason = textOf(draft, 'contract.samePersonReason').length >= shortestReason;
  for (const compared of comparePassportAndContract(
    {
      surname: textOf(draft, 'identity.surname'),
      givenNames: textOf(draft, 'identity.givenNames'),
      number: textOf(draft, 'identity.number'),
      nationality: textOf(draft, 'identity.nationality'),
      surnameMrz: textOf(draft, 'identity.surnameMrz'),
      givenNamesMrz: textOf(draft, 'identity.givenNamesMrz'),
    },
    {
      workerName: textOf(draft, 'contract.workerName'),
      workerDocument: textOf(draft, 'contract.workerDocument'),
      workerNationality: textOf(draft, 'contract.workerNationality'),
    },
  )) {
    if (compared.verdict === 'same' || compared.verdict === 'missing') continue;
    const severity = compared.verdict === 'different' && !hasReason ? 'block' : 'warn';
    report(...differenceOf(compared.field), severity);
  }
}

function differenceOf(field: ComparedField['field']): [DraftField, RegistrationProblemCode] {
  switch (field) {
    case 'name':
      return ['contract.workerName', 'name-differs-from-contract'];
    case 'documentNumber':
      return ['contract.workerDocument', 'number-differs-from-contract'];
    case 'nationality':
      return ['contract.workerNationality', 'nationality-differs-from-contract'];
  }
}

function checkNames(
  draft: DraftValues,
  fields: readonly DraftField[],
  severity: 'block' | 'warn',
  report: Report,
): void {
  for (const field of fields) {
    const name = textOf(draft, field);
    if (name === '') continue;
    if (isNoName(name)) report(field, 'name-placeholder', severity);
    else if (!checkPersonName(name).ok) report(field, 'name-not-usable', severity);
  }
}

/** The date in a field, or null when it is empty or, which is reported, no date. */
function dateIn<Read extends PartialDate>(
  draft: DraftValues,
  field: DraftField,
  report: Report,
  read: (typed: string) => Read | null,
): Read | null {
  const typed = textOf(draft, field);
  if (typed === '') return null;
  const date = read(typed);
  if (date === null) report(field, 'not-a-date', 'block');
  return date;
}

/** Dollars with up to two decimals, after a comma or a point, with or without sign and thousands separators. */
function isAmount(text: string): boolean {
  const typed = text.replace(/\s|\$|USD/gi, '');
  return (
    /^[0-9]{1,6}(?:[.,][0-9]{1,2})?$/.test(typed) ||
    /^[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?$/.test(typed)
  );
}

function cedulaCode(problem: CedulaProblem): RegistrationProblemCode {
  return problem === 'not-ten-digits' ? 'cedula-shape' : `cedula-${problem}`;
}

function rucCode(problem: RucProblem): RegistrationProblemCode {
  return problem === 'not-thirteen-digits' ? 'ruc-shape' : `ruc-${problem}`;
}

function textOf(draft: DraftValues, field: DraftField): string {
  return (draft[field] ?? '').trim();
}
