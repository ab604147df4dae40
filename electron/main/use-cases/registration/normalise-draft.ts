import { checkEmail, checkPhone } from '#shared/domain/contact/contact.ts';
import { parseTypedDate } from '#shared/domain/dates.ts';
import { normaliseCedula } from '#shared/domain/numbers/cedula.ts';
import { normaliseFingerprintCode } from '#shared/domain/numbers/fingerprint-code.ts';
import { parseTypedPartialDate } from '#shared/domain/partial-date.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { draftFields } from '#shared/domain/registration/fields.ts';
import { draftOf, type Procedure } from '#shared/domain/registration/procedure.ts';

const dateFields: readonly DraftField[] = [
  'identity.expiryDate',
  'identity.issueDate',
  'identity.visaExpiryDate',
  'contract.startDate',
  'contract.endDate',
  'contract.sutDate',
];
const capitalFields: readonly DraftField[] = [
  'identity.issuingState',
  'identity.number',
  'identity.nationality',
  'identity.sex',
];

/** Kept for the next start only: no fact about anybody. */
const searchField: DraftField = 'search.text';

/**
 * The draft as facts of its procedure: dates as ISO 8601, the birth date as far as it is known, phones as E.164, state codes and numbers in capitals, a
 * cédula as its digits, texts trimmed, empty fields absent. What a rule cannot read stays as typed. The draft itself is never rewritten.
 */
export function normaliseDraft(procedure: Procedure, typedDraft: DraftValues): DraftValues {
  const draft = draftOf(procedure, typedDraft);
  const facts: DraftValues = {};
  for (const field of draftFields) {
    const typed = (draft[field] ?? '').replace(/\s+/gu, field === 'identity.mrz' ? '\n' : ' ').trim();
    if (typed !== '' && field !== searchField) facts[field] = normaliseField(field, typed);
  }
  const number = facts['identity.number'];
  if (procedure === 'enrolment' && number !== undefined) facts['identity.number'] = normaliseCedula(number);
  return facts;
}

function normaliseField(field: DraftField, typed: string): string {
  if (dateFields.includes(field)) return parseTypedDate(typed) ?? typed;
  if (field === 'identity.birthDate') return parseTypedPartialDate(typed) ?? typed;
  if (capitalFields.includes(field)) return typed.toUpperCase();
  switch (field) {
    case 'identity.fingerprintCode':
      return normaliseFingerprintCode(typed);
    case 'contact.email': {
      const check = checkEmail(typed);
      return check.ok ? check.value : (check.value ?? typed);
    }
    case 'contact.mobile':
    case 'contact.landline': {
      const check = checkPhone(typed, field === 'contact.mobile' ? 'mobile' : 'landline');
      return check.ok ? check.value : typed;
    }
    default:
      return typed;
  }
}
