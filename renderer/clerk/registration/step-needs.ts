import type { MissingPiece, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { stepOfDocument, stepOfField } from './fields.ts';

/** The mandatory documents and fields that a step still lacks. */
export function missingAt(step: RegistrationStep, missing: readonly MissingPiece[]): MissingPiece[] {
  return missing.filter(
    (piece) =>
      (piece.kind === 'document' ? stepOfDocument(piece.document) : stepOfField(piece.field)) === step,
  );
}
