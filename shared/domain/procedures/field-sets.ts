import type { DraftField } from '../registration/fields.ts';

/** Fields that a rule takes together, each set once. */

/** By whose names somebody is found to be likely somebody on record; with the birth date, `identifyingFields`. */
export const nameFields = [
  'identity.surname',
  'identity.givenNames',
  'identity.surnameMrz',
  'identity.givenNamesMrz',
] as const satisfies readonly DraftField[];

/** By which somebody is found to be likely somebody on record. */
export const identifyingFields: readonly DraftField[] = [...nameFields, 'identity.birthDate'];

/** What one document says of itself, and no other of the same person. */
export const fieldsOfOneDocument: readonly DraftField[] = [
  'identity.expiryDate',
  'identity.issueDate',
  'identity.mrz',
  'identity.surnameMrz',
  'identity.givenNamesMrz',
];

/**
 * What a supervisor saw who accepted a MRZ that does not add up: which document it is, whose, and what its check digits
 * would have vouched for. Of anything else they said nothing.
 */
export const acceptedMrzFields: readonly DraftField[] = [
  'identity.mrz',
  'identity.issuingState',
  'identity.number',
  'identity.surname',
  'identity.givenNames',
  'identity.birthDate',
  'identity.expiryDate',
];
