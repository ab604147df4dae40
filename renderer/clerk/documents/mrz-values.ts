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
    ['passport.issuingState', fields.issuingState],
    ['passport.number', fields.documentNumber],
    ['passport.nationality', fields.nationality],
    ['passport.birthDate', fields.birthDate],
    ['passport.sex', fields.sex],
    ['passport.expiryDate', fields.expiryDate],
    ['passport.personalNumber', fields.personalNumber],
    ['passport.surnameMrz', fields.surname],
    ['passport.givenNamesMrz', fields.givenNames],
    ['passport.surname', isEmpty('passport.surname') ? fields.surname : null],
    ['passport.givenNames', isEmpty('passport.givenNames') ? fields.givenNames : null],
  ];
  return all.filter((pair): pair is readonly [DraftField, string] => pair[1] !== null && pair[1] !== '');
}
