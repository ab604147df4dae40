import { alpha3ToAlpha2 } from 'i18n-iso-countries';
import { showUnfinishedDate } from '#shared/domain/dates.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { parseTypedPartialDate } from '#shared/domain/partial-date.ts';
import { isDateKind } from '#shared/domain/procedures/definition.ts';
import type { FieldKind } from '#shared/domain/procedures/field-kinds.ts';
import { amountInFigures } from '#shared/text/languages/amounts-in-figures.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';

/** ICAO 9303 part 3: Germany is the one state that writes a single letter. */
const germany = 'D';

/** A captured value as its owner reads it: dates and states in words, sums in figures, anything else as it was typed. */
export function readableValue(kind: FieldKind | undefined, value: string, language: LanguageCode): string {
  if (isDateKind(kind)) {
    const date = parseTypedPartialDate(value);
    return date === null ? showUnfinishedDate(value) : dateInWords(date, language);
  }
  if (kind === 'state' || kind === 'state-as-written') return stateName(value, language);
  if (kind === 'amount') return amountInFigures(value, language);
  return value;
}

function stateName(value: string, language: LanguageCode): string {
  const region = value === germany ? 'DE' : alpha3ToAlpha2(value);
  if (region === undefined) return value;
  const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(region);
  return name ?? value;
}
