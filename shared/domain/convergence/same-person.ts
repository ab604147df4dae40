import { documentNumberKey } from '../numbers/document-number.ts';
import type { Facts } from './person-act.ts';

/**
 * Who a document says that somebody is. Who was registered with the same one, anywhere, is one person: it is the only thing that
 * every counter knows alike. A correction that leads to somebody else's document joins nobody: a human looks.
 */
export interface IdentityDocument {
  readonly issuingState: string;
  readonly numberKey: string;
  /** As recorded; a document with another birth date is another person's, or somebody mistyped. */
  readonly birthDate: string;
}

/** Undefined where a record says too little to take two people for one. */
export function identityDocumentOf(values: Facts): IdentityDocument | undefined {
  const issuingState = values['identity.issuingState'] ?? '';
  const numberKey = documentNumberKey(values['identity.number'] ?? '');
  const birthDate = values['identity.birthDate'] ?? '';
  if (issuingState === '' || numberKey === '' || birthDate === '') return undefined;
  return { issuingState, numberKey, birthDate };
}
