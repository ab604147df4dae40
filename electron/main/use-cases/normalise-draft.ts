import type { DraftField, DraftValues } from '#shared/api/fields.ts';
import { draftFields } from '#shared/api/fields.ts';
import { checkEmail, checkPhone } from '#shared/rules/contact.ts';
import { parseTypedDate } from '#shared/rules/dates.ts';

const dateFields: readonly DraftField[] = [
  'passport.birthDate',
  'passport.expiryDate',
  'passport.visaExpiryDate',
  'contract.startDate',
  'contract.endDate',
  'contract.sutDate',
];
const capitalFields: readonly DraftField[] = [
  'passport.issuingState',
  'passport.number',
  'passport.nationality',
  'passport.sex',
];

/** Kept for the next start only: no fact about anybody. */
const searchField: DraftField = 'search.text';

/**
 * The draft as facts: dates as ISO 8601, phones as E.164, state codes and numbers in capitals, texts trimmed, empty
 * fields absent. What a rule cannot read stays as typed. The draft itself is never rewritten.
 */
export function normaliseDraft(draft: DraftValues): DraftValues {
  const facts: DraftValues = {};
  for (const field of draftFields) {
    const typed = (draft[field] ?? '').replace(/\s+/gu, field === 'passport.mrz' ? '\n' : ' ').trim();
    if (typed !== '' && field !== searchField) facts[field] = normaliseField(field, typed);
  }
  return facts;
}

function normaliseField(field: DraftField, typed: string): string {
  if (dateFields.includes(field)) return parseTypedDate(typed) ?? typed;
  if (capitalFields.includes(field)) return typed.toUpperCase();
  switch (field) {
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
