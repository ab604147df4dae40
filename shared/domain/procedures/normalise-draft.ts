import { checkEmail, checkPhone } from '../contact/contact.ts';
import { parseTypedDate } from '../dates.ts';
import { normaliseCedula } from '../numbers/cedula.ts';
import { normaliseFingerprintCode } from '../numbers/fingerprint-code.ts';
import { parseTypedPartialDate } from '../partial-date.ts';
import type { DraftValues } from '../registration/fields.ts';
import { fieldsOf, type ProcedureDefinition } from './definition.ts';
import type { FieldKind } from './field-kinds.ts';

/**
 * The draft as facts of its procedure, each in the form of its kind, empty fields absent. The draft itself is never
 * rewritten.
 */
export function normaliseDraft(definition: ProcedureDefinition, typed: DraftValues): DraftValues {
  const facts: DraftValues = { ...definition.given };
  for (const { field, kind } of fieldsOf(definition)) {
    const value = (typed[field] ?? '').replace(/\s+/gu, kind === 'mrz' ? '\n' : ' ').trim();
    if (value !== '') facts[field] = normaliseByKind[kind](value);
  }
  return facts;
}

const asTyped = (typed: string): string => typed;
const inCapitals = (typed: string): string => typed.toUpperCase();

/**
 * The fact behind what was typed, which is trimmed and not empty: dates as ISO 8601 as far as they are known, phones as
 * E.164, codes of states and numbers in capitals, a cédula as its digits. What cannot be read stays as typed.
 */
const normaliseByKind: Readonly<Record<FieldKind, (typed: string) => string>> = {
  text: asTyped,
  code: asTyped,
  name: asTyped,
  mrz: asTyped,
  'mrz-name': asTyped,
  'document-number': inCapitals,
  cedula: (typed) => normaliseCedula(typed.toUpperCase()),
  'fingerprint-code': normaliseFingerprintCode,
  state: inCapitals,
  'state-as-written': asTyped,
  date: (typed) => parseTypedDate(typed) ?? typed,
  'partial-date': (typed) => parseTypedPartialDate(typed) ?? typed,
  sex: inCapitals,
  'visa-type': asTyped,
  'contract-type': asTyped,
  ruc: asTyped,
  amount: asTyped,
  email: (typed) => {
    const check = checkEmail(typed);
    return check.ok ? check.value : (check.value ?? typed);
  },
  mobile: (typed) => normalisePhone(typed, 'mobile'),
  landline: (typed) => normalisePhone(typed, 'landline'),
};

function normalisePhone(typed: string, kind: 'mobile' | 'landline'): string {
  const check = checkPhone(typed, kind);
  return check.ok ? check.value : typed;
}
