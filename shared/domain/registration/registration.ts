import { namePlacesOf } from '#shared/domain/mrz/mrz-shape.ts';
import { checkEmail, checkPhone, mayBePhone } from '../contact/contact.ts';
import type { ContactProblem } from '../contact/contact-fields.ts';
import { ecuadorDay, type IsoDate, type Moment, parseTypedDate } from '../dates.ts';
import { type MrzFields, readMrz } from '../mrz/mrz.ts';
import { isKnownState } from '../mrz/mrz-states.ts';
import { checkPersonName, compareNames, isComparableWithMrz, mrzNameMatches } from '../names/names.ts';
import { isNoName } from '../names/no-names.ts';
import { type CedulaProblem, checkCedula, normaliseCedula } from '../numbers/cedula.ts';
import { isFingerprintCode } from '../numbers/fingerprint-code.ts';
import { checkRuc, type RucProblem } from '../numbers/ruc.ts';
import { checkBirthDate, parseTypedPartialDate } from '../partial-date.ts';
import {
  type CapturedField,
  draftOf,
  fieldsOf,
  mandatoryDocumentsOf,
  missingFieldsOf,
  type ProcedureDefinition,
} from '../procedures/definition.ts';
import type { FieldKind } from '../procedures/field-kinds.ts';
import { textsOf } from '../procedures/field-texts.ts';
import { parseTypedAmount } from './amounts.ts';
import {
  type Deadlines,
  documentExpiry,
  entryNoticeDeadline,
  isOverdue,
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
  procedure: ProcedureDefinition,
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
  const fields = fieldsOf(procedure);
  for (const { field, kind } of fields) {
    const typed = textOf(draft, field);
    if (typed !== '') checkByKind[kind]?.(field, typed, report);
  }
  checkIdentity(draft, now, report);
  checkVisa(draft, now, rules.visaTypes, report);
  checkMrz(fields, draft, now, report);
  checkContract(draft, now, rules, report);
  if (fields.some(({ field }) => field === 'contact.email')) checkContact(draft, report);
  compareDocuments(draft, report);

  const missing = missingPieces(procedure, draft, documents);
  const isBlocked = problems.some((problem) => problem.severity === 'block');
  return { problems, missing, readyToRegister: missing.length === 0 && !isBlocked };
}

function missingPieces(
  procedure: ProcedureDefinition,
  draft: DraftValues,
  documents: readonly { readonly kind: DocumentKind }[],
): MissingPiece[] {
  return [
    ...mandatoryDocumentsOf(procedure)
      .filter(({ kind }) => !documents.some((document) => document.kind === kind))
      .map(({ kind }) => ({ kind: 'document', document: kind }) as const),
    ...missingFieldsOf(procedure, draft).map((field) => ({ kind: 'field', field }) as const),
  ];
}

/** What a field of a kind cannot be, whatever the procedure; null where anything may stand. Source: domain.md 4. */
const checkByKind: Readonly<
  Record<FieldKind, ((field: DraftField, typed: string, report: Report) => void) | null>
> = {
  text: null,
  code: null,
  name: null,
  mrz: null,
  'mrz-name': null,
  'document-number': (field, typed, report) => {
    if (!/^[A-Z0-9]{3,20}$/.test(normaliseDocumentNumber(typed)))
      report(field, 'document-number-shape', 'block');
  },
  cedula: (field, typed, report) => {
    const check = checkCedula(normaliseCedula(typed));
    if (!check.valid) report(field, cedulaCode(check.problem), 'block');
  },
  'fingerprint-code': (field, typed, report) => {
    if (!isFingerprintCode(typed)) report(field, 'fingerprint-code-shape', 'warn');
  },
  state: (field, typed, report) => {
    const state = typed.toUpperCase();
    if (!isKnownState(state)) report(field, 'unknown-state', /^[A-Z]{1,3}$/.test(state) ? 'warn' : 'block');
  },
  'state-as-written': null,
  date: (field, typed, report) => {
    if (parseTypedDate(typed) === null) report(field, 'not-a-date', 'block');
  },
  'partial-date': (field, typed, report) => {
    if (parseTypedPartialDate(typed) === null) report(field, 'not-a-date', 'block');
  },
  sex: null,
  'visa-type': null,
  'contract-type': null,
  ruc: (field, typed, report) => {
    const check = checkRuc(typed);
    if (check.verdict !== 'valid' && check.problem) report(field, rucCode(check.problem), check.verdict);
  },
  amount: (field, typed, report) => {
    if (parseTypedAmount(typed) === null) report(field, 'not-an-amount', 'warn');
  },
  email: (field, typed, report) => {
    const check = checkEmail(typed);
    if (check.ok) return;
    if (check.problem === 'suspicious-domain') report(field, 'email-suspicious-domain', 'warn');
    else report(field, 'email-shape', 'block');
  },
  mobile: (field, typed, report) => checkPhoneOf('mobile', field, typed, report),
  landline: (field, typed, report) => checkPhoneOf('landline', field, typed, report),
};

function checkPhoneOf(kind: 'mobile' | 'landline', field: DraftField, typed: string, report: Report): void {
  const check = checkPhone(typed, kind);
  if (!check.ok) reportPhone(field, typed, check.problem, report);
}

function checkIdentity(draft: DraftValues, now: Moment, report: Report): void {
  checkNames(draft, ['identity.surname', 'identity.givenNames'], 'block', report);

  const issued = dateIn(draft, 'identity.issueDate');
  if (issued !== null && issued > ecuadorDay(now)) report('identity.issueDate', 'date-in-the-future', 'warn');
  const birthDate = parseTypedPartialDate(textOf(draft, 'identity.birthDate'));
  const birth = birthDate === null ? { ok: true as const } : checkBirthDate(birthDate, now);
  if (!birth.ok) {
    const code = birth.problem === 'future' ? 'date-in-the-future' : birth.problem;
    report('identity.birthDate', code, birth.severity);
  }
  const expiry = dateIn(draft, 'identity.expiryDate');
  const passportState = expiry === null ? 'valid' : documentExpiry(expiry, now);
  if (passportState === 'expired') report('identity.expiryDate', 'document-expired', 'warn');
  if (passportState === 'soon') report('identity.expiryDate', 'document-expires-soon', 'warn');
}

/** A visa's end only warns, also one that lies further ahead than its kind lasts. Source: domain.md 2. */
function checkVisa(draft: DraftValues, now: Moment, visaTypes: readonly VisaType[], report: Report): void {
  const expiry = dateIn(draft, 'identity.visaExpiryDate');
  if (expiry === null) return;
  const today = ecuadorDay(now);
  const id = textOf(draft, 'identity.visaType');
  const validity = visaTypes.find((visa) => visa.id === id)?.validity ?? null;
  const state = documentExpiry(expiry, now, visaNotice(validity, today));
  if (state === 'expired') report('identity.visaExpiryDate', 'visa-expired', 'warn');
  if (state === 'soon') report('identity.visaExpiryDate', 'visa-expires-soon', 'warn');
  if (validity !== null && expiry > lastDayOfVisa(validity, today)) {
    report('identity.visaExpiryDate', 'visa-outlasts-kind', 'warn');
  }
}

function checkMrz(fields: readonly CapturedField[], draft: DraftValues, now: Moment, report: Report): void {
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
  for (const field of fieldsUnlikeMrz(fields, draft, reading.fields)) {
    report(field, 'mrz-differs-from-fields', 'warn');
  }
}

/** Fields that were typed and say something else than the MRZ; a field left empty differs from nothing. */
function fieldsUnlikeMrz(fields: readonly CapturedField[], draft: DraftValues, mrz: MrzFields): DraftField[] {
  return fields
    .filter(({ field, kind, mrz: part }) => {
      const read = part === undefined ? null : mrz[part];
      const typed = textOf(draft, field);
      const isSame = sameAsMrz[kind];
      if (isSame === undefined || typed === '' || read === null || (kind === 'sex' && read === ''))
        return false;
      return !isSame(typed, read);
    })
    .map(({ field }) => field);
}

/** By kind; names as printed are compared by themselves, and other kinds say nothing of their own. */
const sameAsMrz: Readonly<Partial<Record<FieldKind, (typed: string, read: string) => boolean>>> = {
  state: (typed, read) => typed.toUpperCase() === read,
  sex: (typed, read) => typed.toUpperCase() === read,
  'document-number': (typed, read) => normaliseDocumentNumber(typed) === read,
  date: (typed, read) => parseTypedDate(typed) === read,
  'partial-date': (typed, read) => parseTypedPartialDate(typed) === read,
  'mrz-name': (typed, read) => compareNames(typed, read).verdict === 'same',
};

function checkContract(draft: DraftValues, now: Moment, deadlines: Deadlines, report: Report): void {
  const { entryNoticeDays, sutRegistrationDays } = deadlines;
  checkNames(draft, ['contract.workerName'], 'block', report);
  checkNames(draft, ['contract.legalRepresentative'], 'warn', report);

  const start = dateIn(draft, 'contract.startDate');
  const end = dateIn(draft, 'contract.endDate');
  const sut = dateIn(draft, 'contract.sutDate');
  if (start !== null && end !== null && end < start) report('contract.endDate', 'ends-before-start', 'block');
  if (start !== null && isOverdue(now, entryNoticeDeadline(start, entryNoticeDays))) {
    report('contract.startDate', 'entry-notice-overdue', 'warn');
  }
  if (sut !== null && sut > ecuadorDay(now)) report('contract.sutDate', 'date-in-the-future', 'warn');
  if (start !== null && sut !== null && sutRegistrationLate(start, sut, sutRegistrationDays)) {
    report('contract.sutDate', 'sut-registration-late', 'warn');
  }
}

function checkContact(draft: DraftValues, report: Report): void {
  const ways = ['contact.email', 'contact.mobile', 'contact.landline'] as const;
  if (ways.every((field) => textOf(draft, field) === '')) report('contact.email', 'no-contact', 'warn');
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
  for (const compared of comparePassportAndContract(textsOf('identity', draft), textsOf('contract', draft))) {
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

/** The date in a field, or null when it is empty or no date. */
function dateIn(draft: DraftValues, field: DraftField): IsoDate | null {
  return parseTypedDate(textOf(draft, field));
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
