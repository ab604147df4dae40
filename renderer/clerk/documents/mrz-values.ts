import type { MrzFields } from '#shared/domain/mrz/mrz.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';

/**
 * What a MRZ gives to the draft, and nothing it does not say: of a birth date only what is known. Names go to
 * the MRZ's own fields; the printed ones are only proposed where nothing was typed, because the MRZ has no accents.
 */
export function draftFromMrz(
  fields: MrzFields,
  typed: DraftValues,
): readonly (readonly [DraftField, string])[] {
  const isEmpty = (field: DraftField): boolean => (typed[field] ?? '').trim() === '';
  const all: readonly (readonly [DraftField, string | null])[] = [
    ['identity.issuingState', fields.issuingState],
    ['identity.number', fields.documentNumber],
    ['identity.nationality', fields.nationality],
    ['identity.birthDate', fields.birthDate],
    ['identity.sex', fields.sex],
    ['identity.expiryDate', fields.expiryDate],
    ['identity.personalNumber', fields.personalNumber],
    ['identity.surnameMrz', fields.surname],
    ['identity.givenNamesMrz', fields.givenNames],
    ['identity.surname', isEmpty('identity.surname') ? fields.surname : null],
    ['identity.givenNames', isEmpty('identity.givenNames') ? fields.givenNames : null],
  ];
  return all.filter((pair): pair is readonly [DraftField, string] => pair[1] !== null && pair[1] !== '');
}
