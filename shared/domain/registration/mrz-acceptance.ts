import type { ProcedureDefinition } from '../procedures/definition.ts';
import { acceptedMrzFields } from '../procedures/field-sets.ts';
import type { DocumentKind, DraftValues } from './fields.ts';

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
