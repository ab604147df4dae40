import type { ProcedureDefinition } from '../procedures/definition.ts';
import type { DocumentKind, DraftField, DraftValues } from './fields.ts';

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

/** Whether a draft that takes these changes is another one than was accepted. */
export function isOtherThanAccepted(values: DraftValues, changes: DraftValues): boolean {
  return acceptedMrzFields.some(
    (field) => changes[field] !== undefined && changes[field] !== (values[field] ?? ''),
  );
}

/** Whether the acceptance goes with a copy of this kind: nobody's name stands beside a copy that they never saw. */
export function isAcceptedCopy({ identity }: ProcedureDefinition, kind: DocumentKind): boolean {
  return kind === identity.document;
}
