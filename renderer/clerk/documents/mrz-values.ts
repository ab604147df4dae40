import type { MrzFields } from '#shared/domain/mrz/mrz.ts';
import { type FieldDefinition, fieldCatalogue } from '#shared/domain/procedures/field-catalogue.ts';
import { type DraftField, type DraftValues, draftFields } from '#shared/domain/registration/fields.ts';

/**
 * What a MRZ gives to the draft, and nothing it does not say: of a birth date only what is known. Names go to
 * the MRZ's own fields; the printed ones are only proposed where nothing was typed, because the MRZ has no accents.
 */
export function draftFromMrz(
  fields: MrzFields,
  typed: DraftValues,
): readonly (readonly [DraftField, string])[] {
  const isEmpty = (field: DraftField): boolean => (typed[field] ?? '').trim() === '';
  return draftFields.flatMap((field): [DraftField, string][] => {
    const { kind, mrz }: FieldDefinition = fieldCatalogue[field];
    const value = mrz === undefined ? null : fields[mrz];
    return value === null || value === '' || (kind === 'name' && !isEmpty(field)) ? [] : [[field, value]];
  });
}
