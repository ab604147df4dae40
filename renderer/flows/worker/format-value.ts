import { alpha3ToAlpha2 } from 'i18n-iso-countries';
import type { DraftField } from '#shared/api/fields.ts';
import { type LanguageCode, languages } from '#shared/languages/language-code.ts';
import { type IsoDate, parseTypedDate, showUnfinishedDate } from '#shared/rules/dates.ts';

const dateFields: ReadonlySet<DraftField> = new Set([
  'passport.birthDate',
  'passport.expiryDate',
  'passport.issueDate',
  'passport.visaExpiryDate',
  'contract.startDate',
  'contract.endDate',
  'contract.sutDate',
]);

const stateFields: ReadonlySet<DraftField> = new Set([
  'passport.issuingState',
  'passport.nationality',
  'contract.workerNationality',
]);

/** ICAO 9303 part 3: Germany is the one state that writes a single letter. */
const germany = 'D';

/** A calendar date in words: '5 de marzo de 1990'. */
export function dateInWords(date: IsoDate, language: LanguageCode): string {
  const format = new Intl.DateTimeFormat(languages[language].locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A captured value as its owner reads it: dates and states in words, anything else as it was typed. */
export function readableValue(field: DraftField, value: string, language: LanguageCode): string {
  if (dateFields.has(field)) {
    const date = parseTypedDate(value);
    return date === null ? showUnfinishedDate(value) : dateInWords(date, language);
  }
  if (stateFields.has(field)) return stateName(value, language);
  return value;
}

function stateName(value: string, language: LanguageCode): string {
  const region = value === germany ? 'DE' : alpha3ToAlpha2(value);
  if (region === undefined) return value;
  const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(region);
  return name ?? value;
}
