import * as isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';
import spanish from 'i18n-iso-countries/langs/es.json';
import { common as commonEn } from '#shared/languages/en/common.ts';
import { common as commonEs } from '#shared/languages/es/common.ts';
import { knownStates } from '#shared/rules/mrz-states.ts';
import { normaliseName } from '#shared/rules/names.ts';

/** A state as passports write it: ICAO code and its name in both languages. */
export interface Country {
  /** ICAO code: three letters, or `D`. */
  readonly code: string;
  readonly es: string;
  readonly en: string;
  /** What a search compares, without accents, in capitals: codes first, then names. */
  readonly keys: readonly string[];
}

type SpecialState = keyof typeof commonEs.specialState;

function isSpecial(code: string): code is SpecialState {
  return Object.hasOwn(commonEs.specialState, code);
}

function nameIn(
  data: { readonly countries: Readonly<Record<string, string | readonly string[]>> },
  code: string,
) {
  const alpha2 = isoCountries.alpha3ToAlpha2(code);
  const name = alpha2 === undefined ? undefined : data.countries[alpha2];
  return typeof name === 'string' ? name : name?.[0];
}

function countryOf(code: string): Country | null {
  const es = isSpecial(code) ? commonEs.specialState[code] : nameIn(spanish, code);
  const en = isSpecial(code) ? commonEn.specialState[code] : nameIn(english, code);
  if (es === undefined || en === undefined) return null;
  const alpha2 = isoCountries.alpha3ToAlpha2(code);
  const codes = code === 'D' ? ['D', 'DEU', 'DE'] : alpha2 === undefined ? [code] : [code, alpha2];
  return { code, es, en, keys: [...codes, normaliseName(es), normaliseName(en)] };
}

/**
 * Every state a passport may name, by ICAO code. Germany is there once, as `D`, which is how passports write it.
 * Sources: ICAO Doc 9303-3 section 5, ISO 3166-1.
 */
export const countries: readonly Country[] = knownStates()
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
export function countryName(code: string, language: string): string {
  const country = findCountry(code);
  if (country === undefined) return code;
  return language === 'en' ? country.en : country.es;
}

/** Lower is better; null does not match. */
function rankOf(country: Country, wanted: string, language: string): number | null {
  const own = normaliseName(language === 'en' ? country.en : country.es);
  if (country.keys.slice(0, -2).includes(wanted)) return 0;
  if (own.startsWith(wanted)) return 1;
  if (country.keys.some((key) => key.startsWith(wanted))) return 2;
  if (country.keys.some((key) => key.includes(` ${wanted}`))) return 3;
  return wanted.length >= shortestInner && country.keys.some((key) => key.includes(wanted)) ? 4 : null;
}

const shortestInner = 3;

/** States that match a name in Spanish or English (accents and case forgiven) or a code, best first. */
export function searchCountries(text: string, language: string): readonly Country[] {
  const wanted = normaliseName(text);
  const name = (country: Country): string => (language === 'en' ? country.en : country.es);
  const byName = (a: Country, b: Country): number => name(a).localeCompare(name(b), language);
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
  return wanted === '' ? undefined : countries.find((country) => country.keys.includes(wanted));
}
