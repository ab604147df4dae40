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
  'passport.issuingState': 'country',
  'passport.number': 'code',
  'passport.surname': 'text',
  'passport.givenNames': 'text',
  'passport.nationality': 'country',
  'passport.birthDate': 'birth-date',
  'passport.sex': 'sex',
  'passport.expiryDate': 'date',
  'passport.issueDate': 'date',
  'passport.fingerprintCode': 'code',
  'passport.personalNumber': 'code',
  'passport.mrz': 'mrz',
  'passport.surnameMrz': 'code',
  'passport.givenNamesMrz': 'code',
  'passport.visaType': 'visa-type',
  'passport.visaExpiryDate': 'date',
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

export type CaptureStep = Extract<RegistrationStep, 'passport' | 'contract' | 'contact'>;

/** The step that captures a field. */
export function stepOfField(field: DraftField): CaptureStep {
  if (field.startsWith('passport.')) return 'passport';
  return field.startsWith('contract.') ? 'contract' : 'contact';
}

/** The step where a document is added. */
export function stepOfDocument(kind: DocumentKind): CaptureStep {
  switch (kind) {
    case 'passport':
    case 'cedula':
    case 'visa':
    case 'refugee-card':
      return 'passport';
    case 'contract':
    case 'authorisation-letter':
      return 'contract';
  }
}

/** What the review shows of a step, in the order of the papers. */
export function reviewFieldsOf(procedure: Procedure, step: CaptureStep): readonly DraftField[] {
  return capturedFields[step].filter(
    (field) =>
      isFieldOf(procedure, field) && !(procedure === 'enrolment' && field === 'passport.issuingState'),
  );
}

const capturedFields: Record<CaptureStep, readonly DraftField[]> = {
  passport: [
    'passport.surname',
    'passport.givenNames',
    'passport.issuingState',
    'passport.number',
    'passport.nationality',
    'passport.birthDate',
    'passport.sex',
    'passport.expiryDate',
    'passport.issueDate',
    'passport.fingerprintCode',
    'passport.personalNumber',
    'passport.surnameMrz',
    'passport.givenNamesMrz',
    'passport.visaType',
    'passport.visaExpiryDate',
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
