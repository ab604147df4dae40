import type { DocumentKind, DraftField, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { isFieldOf, type Procedure } from '#shared/domain/registration/procedure.ts';

/** How a field is captured. */
export type FieldKind =
  | 'text'
  | 'code'
  | 'mrz'
  | 'country'
  | 'date'
  | 'birth-date'
  | 'sex'
  | 'visa-type'
  | 'contract-type'
  | 'ruc'
  | 'amount'
  | 'email'
  | 'mobile'
  | 'landline';

export const fieldKinds: Record<DraftField, FieldKind> = {
  'identity.issuingState': 'country',
  'identity.number': 'code',
  'identity.surname': 'text',
  'identity.givenNames': 'text',
  'identity.nationality': 'country',
  'identity.birthDate': 'birth-date',
  'identity.sex': 'sex',
  'identity.expiryDate': 'date',
  'identity.issueDate': 'date',
  'identity.fingerprintCode': 'code',
  'identity.personalNumber': 'code',
  'identity.mrz': 'mrz',
  'identity.surnameMrz': 'code',
  'identity.givenNamesMrz': 'code',
  'identity.visaType': 'visa-type',
  'identity.visaExpiryDate': 'date',
  'contract.employerRuc': 'ruc',
  'contract.employerName': 'text',
  'contract.legalRepresentative': 'text',
  'contract.workerName': 'text',
  'contract.workerDocument': 'code',
  'contract.workerNationality': 'country',
  'contract.position': 'text',
  'contract.type': 'contract-type',
  'contract.startDate': 'date',
  'contract.endDate': 'date',
  'contract.remuneration': 'amount',
  'contract.workingDay': 'text',
  'contract.workplace': 'text',
  'contract.sutNumber': 'code',
  'contract.sutDate': 'date',
  'contract.sutHash': 'code',
  'contract.samePersonReason': 'text',
  'contact.email': 'email',
  'contact.mobile': 'mobile',
  'contact.landline': 'landline',
  'contact.collectedBy': 'text',
  'search.text': 'text',
};

export type CaptureStep = Extract<RegistrationStep, 'identity' | 'contract' | 'contact'>;

/** The step that captures a field. */
export function stepOfField(field: DraftField): CaptureStep {
  if (field.startsWith('identity.')) return 'identity';
  return field.startsWith('contract.') ? 'contract' : 'contact';
}

/** The step where a document is added. */
export function stepOfDocument(kind: DocumentKind): CaptureStep {
  switch (kind) {
    case 'passport':
    case 'cedula':
    case 'visa':
    case 'refugee-card':
      return 'identity';
    case 'contract':
    case 'authorisation-letter':
      return 'contract';
  }
}

/** What the review shows of a step, in the order of the papers. */
export function reviewFieldsOf(procedure: Procedure, step: CaptureStep): readonly DraftField[] {
  return capturedFields[step].filter(
    (field) =>
      isFieldOf(procedure, field) && !(procedure === 'enrolment' && field === 'identity.issuingState'),
  );
}

const capturedFields: Record<CaptureStep, readonly DraftField[]> = {
  identity: [
    'identity.surname',
    'identity.givenNames',
    'identity.issuingState',
    'identity.number',
    'identity.nationality',
    'identity.birthDate',
    'identity.sex',
    'identity.expiryDate',
    'identity.issueDate',
    'identity.fingerprintCode',
    'identity.personalNumber',
    'identity.surnameMrz',
    'identity.givenNamesMrz',
    'identity.visaType',
    'identity.visaExpiryDate',
  ],
  contract: [
    'contract.employerName',
    'contract.employerRuc',
    'contract.legalRepresentative',
    'contract.workerName',
    'contract.workerDocument',
    'contract.workerNationality',
    'contract.position',
    'contract.type',
    'contract.startDate',
    'contract.endDate',
    'contract.remuneration',
    'contract.workingDay',
    'contract.workplace',
    'contract.sutNumber',
    'contract.sutDate',
    'contract.sutHash',
    'contract.samePersonReason',
  ],
  contact: ['contact.email', 'contact.mobile', 'contact.landline', 'contact.collectedBy'],
};
