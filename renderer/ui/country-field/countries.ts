import * as isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';
import spanish from 'i18n-iso-countries/langs/es.json';
import { type LanguageCode, languageCodes } from '#shared/domain/language-code.ts';
import { knownStates } from '#shared/domain/mrz/mrz-states.ts';
import { normaliseName } from '#shared/domain/names/names.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';

/** A state as passports write it. */
export interface Country {
  /** ICAO code: three letters, or `D`. */
  readonly code: string;
  readonly names: Readonly<Record<LanguageCode, string>>;
  /** Every code that names it. */
  readonly codes: readonly string[];
  /** What a search compares: its name in each language, without accents, in capitals. */
  readonly nameKeys: readonly string[];
}

type SpecialState = keyof typeof catalogues.es.common.specialState;

function isSpecial(code: string): code is SpecialState {
  return Object.hasOwn(catalogues.es.common.specialState, code);
}

interface IsoNames {
  readonly countries: Readonly<Record<string, string | readonly string[]>>;
}

const isoNames: Readonly<Record<LanguageCode, IsoNames>> = { es: spanish, en: english };

function nameIn(language: LanguageCode, code: string) {
  if (isSpecial(code)) return catalogues[language].common.specialState[code];
  const alpha2 = isoCountries.alpha3ToAlpha2(code);
  const name = alpha2 === undefined ? undefined : isoNames[language].countries[alpha2];
  return typeof name === 'string' ? name : name?.[0];
}

function countryOf(code: string): Country | null {
  const names = languageCodes.map((language) => [language, nameIn(language, code)] as const);
  if (!names.every(([, name]) => name !== undefined)) return null;
  const alpha2 = isoCountries.alpha3ToAlpha2(code);
  const codes = code === 'D' ? ['D', 'DEU', 'DE'] : alpha2 === undefined ? [code] : [code, alpha2];
  return {
    code,
    names: Object.fromEntries(names) as Country['names'],
    codes,
    nameKeys: names.map(([, name]) => normaliseName(name ?? '')),
  };
}

/**
 * Every state a passport may name, by ICAO code. Germany is there once, as `D`, which is how passports write it.
 * Sources: ICAO Doc 9303-3 section 5, ISO 3166-1.
 */
const countries: readonly Country[] = knownStates()
  .filter((code) => code !== 'DEU')
  .map(countryOf)
  .filter((country) => country !== null);

const byCode = new Map(countries.map((country) => [country.code, country]));

/** The state of a code (`DEU` is `D`), or undefined for text that names none. */
export function findCountry(code: string): Country | undefined {
  const capitals = code.trim().toUpperCase();
  return byCode.get(capitals === 'DEU' ? 'D' : capitals);
}

/** The name in a language, or the text itself when it is no known code. */
export function countryName(code: string, language: LanguageCode): string {
  return findCountry(code)?.names[language] ?? code;
}

/** Lower is better; null does not match. */
function rankOf({ names, codes, nameKeys }: Country, wanted: string, language: LanguageCode): number | null {
  const keys = [...codes, ...nameKeys];
  if (codes.includes(wanted)) return 0;
  if (normaliseName(names[language]).startsWith(wanted)) return 1;
  if (keys.some((key) => key.startsWith(wanted))) return 2;
  if (keys.some((key) => key.includes(` ${wanted}`))) return 3;
  return wanted.length >= shortestInner && keys.some((key) => key.includes(wanted)) ? 4 : null;
}

const shortestInner = 3;

/** States that match a name in any language of ours (accents and case forgiven) or a code, best first. */
export function searchCountries(text: string, language: LanguageCode): readonly Country[] {
  const wanted = normaliseName(text);
  const byName = (a: Country, b: Country): number =>
    a.names[language].localeCompare(b.names[language], language);
  if (wanted === '') return countries.toSorted(byName);
  return countries
    .map((country) => ({ country, rank: rankOf(country, wanted, language) }))
    .filter((found): found is { country: Country; rank: number } => found.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || byName(a.country, b.country))
    .map((found) => found.country);
}

/** The one state that a text names outright, by code or by whole name. */
export function countryNamed(text: string): Country | undefined {
  const wanted = normaliseName(text);
  return wanted === ''
    ? undefined
    : countries.find(({ codes, nameKeys }) => [...codes, ...nameKeys].includes(wanted));
}
