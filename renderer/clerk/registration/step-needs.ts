import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { MissingPiece, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { stepOfDocument, stepOfField } from './fields.ts';

/** The mandatory documents and fields that a step still lacks. */
export function missingAt(
  procedure: Procedure,
  step: RegistrationStep,
  missing: readonly MissingPiece[],
): MissingPiece[] {
  return missing.filter(
    (piece) =>
      (piece.kind === 'document'
        ? stepOfDocument(procedure, piece.document)
        : stepOfField(procedure, piece.field)) === step,
  );
}
