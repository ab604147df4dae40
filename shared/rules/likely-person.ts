import type { DraftValues } from '../api/fields.ts';
import { countShared, nameWords } from './name-keys.ts';

/** Names in any script and order, and a birth date as far as it is known. */
export interface PersonFacts {
  readonly names: readonly string[];
  /** `YYYY-MM-DD`; unknown parts are missing, or `00`. */
  readonly birthDate: string;
}

/** As printed and as in the machine readable zone. */
export function personFactsOf(values: DraftValues): PersonFacts {
  const printed = [values['passport.surname'], values['passport.givenNames']];
  const zone = [values['passport.surnameMrz'], values['passport.givenNamesMrz']];
  return {
    names: [printed, zone].map((name) => name.filter(Boolean).join(' ')).filter((name) => name !== ''),
    birthDate: values['passport.birthDate'] ?? '',
  };
}

/**
 * Whether two records are likely one person's: a birth date that may be the same, and names of which two words, or all
 * of the shorter one's, are the other's too, in whatever order, alphabet or spelling. Source: domain.md 2 (one person,
 * one code).
 */
export function isLikelySamePerson(a: PersonFacts, b: PersonFacts): boolean {
  if (!mayBeSameDate(a.birthDate, b.birthDate)) return false;
  return a.names.some((name) => b.names.some((other) => isLikelyName(nameWords(name), nameWords(other))));
}

function isLikelyName(words: readonly string[], others: readonly string[]): boolean {
  const least = Math.min(2, words.length, others.length);
  return least > 0 && Math.min(countShared(words, others), countShared(others, words)) >= least;
}

/** Whether every part that both dates know is the same. What is no date may be none. */
export function mayBeSameDate(a: string, b: string): boolean {
  const [first, second] = [datePartsOf(a), datePartsOf(b)];
  if (first === undefined || second === undefined) return false;
  return first.every((part, index) => {
    const other = second[index];
    return part === undefined || other === undefined || part === other;
  });
}

/** Year, month and day, undefined where unknown; undefined for what is no date, and where the year is unknown. */
function datePartsOf(text: string): readonly (string | undefined)[] | undefined {
  const match = /^(\d{4})(?:-(\d{2}|--|XX)(?:-(\d{2}|--|XX))?)?$/.exec(text);
  if (match === null) return undefined;
  const known = (part: string | undefined) =>
    part === undefined || /^(00|--|XX)$/.test(part) ? undefined : part;
  return [match[1], known(match[2]), known(match[3])];
}

/** Whether day, month and year are known. */
export function isWholeDate(text: string): boolean {
  return datePartsOf(text)?.every((part) => part !== undefined) ?? false;
}

/** Ways in which the same date may stand on record where less of it is known there. */
export function lessKnownDates(whole: string): string[] {
  const [year = '', month = ''] = whole.split('-');
  return [whole, `${year}-${month}`, `${year}-${month}-00`, year, `${year}-00`, `${year}-00-00`];
}
