import type { DocumentKind, DraftField, DraftValues, RegistrationStep } from './fields.ts';

/**
 * What a visit enters a person with: a `registration` is from a passport and a contract and is allotted an
 * identification code; an `enrolment` is from an Ecuadorian cédula, which is the person's number already.
 */
export const procedures = ['registration', 'enrolment'] as const;
export type Procedure = (typeof procedures)[number];

/** ICAO 9303-3 code of the state that issues every cédula. */
const cedulaState = 'ECU';

/** The one document that says who somebody is. */
export function identityDocumentOf(procedure: Procedure): 'passport' | 'cedula' {
  return procedure === 'enrolment' ? 'cedula' : 'passport';
}

/** The cédula by which somebody is known from the start; null where their number is allotted. */
export function cedulaOf(procedure: Procedure, facts: DraftValues): string | null {
  return procedure === 'enrolment' ? (facts['identity.number'] ?? '') : null;
}

/** The documents without which a registration stays pending. Source: seed, "Requisitos". */
export function mandatoryDocumentsOf(procedure: Procedure): readonly MandatoryDocument[] {
  return procedure === 'enrolment' ? ['cedula'] : ['passport', 'contract'];
}
export type MandatoryDocument = Extract<DocumentKind, 'passport' | 'contract' | 'cedula'>;

/** The fields without which nobody is registered; anything else may stay empty. */
export function mandatoryFieldsOf(procedure: Procedure): readonly DraftField[] {
  return procedure === 'enrolment' ? identityFields : registrationFields;
}

/** Screens of the clerk's flow, in order. */
export function stepsOf(procedure: Procedure): readonly RegistrationStep[] {
  return procedure === 'enrolment'
    ? ['search', 'identity', 'contact', 'review', 'hand-over']
    : ['search', 'identity', 'contract', 'contact', 'review', 'hand-over'];
}

/** Whether a field is of this procedure at all. */
export function isFieldOf(procedure: Procedure, field: DraftField): boolean {
  if (cedulaFields.includes(field)) return procedure === 'enrolment';
  return procedure === 'registration' || identityFields.includes(field) || isCommonField(field);
}

/** The draft as its procedure has it: nothing of the other one, and a cédula's state, which nobody types. */
export function draftOf(procedure: Procedure, draft: DraftValues): DraftValues {
  const own = Object.entries(draft).filter(([field]) => isFieldOf(procedure, field as DraftField));
  return {
    ...(Object.fromEntries(own) as DraftValues),
    ...(procedure === 'enrolment' && { 'identity.issuingState': cedulaState }),
  };
}

/** Both documents have these. */
const identityFields: readonly DraftField[] = [
  'identity.number',
  'identity.surname',
  'identity.nationality',
  'identity.birthDate',
  'identity.sex',
  'identity.expiryDate',
];

const registrationFields: readonly DraftField[] = [
  'identity.issuingState',
  ...identityFields,
  'contract.employerRuc',
  'contract.employerName',
  'contract.workerName',
  'contract.position',
  'contract.type',
  'contract.startDate',
];

/** Printed on a cédula alone. */
const cedulaFields: readonly DraftField[] = ['identity.issueDate', 'identity.fingerprintCode'];

function isCommonField(field: DraftField): boolean {
  return field === 'identity.givenNames' || field.startsWith('contact.') || field.startsWith('search.');
}
