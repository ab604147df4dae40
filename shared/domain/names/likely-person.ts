import { transliterateForMrz } from '../mrz/mrz.ts';
import {
  mayBeSameDate,
  type PartialDate,
  parsePartialDate,
  parseTypedPartialDate,
  partialDateOf,
} from '../partial-date.ts';
import { textsOf } from '../procedures/field-texts.ts';
import type { DraftValues } from '../registration/fields.ts';
import {
  countShared,
  isShortScript,
  nameWords,
  rememberForms,
  type WordForms,
  writtenWords,
} from './name-keys.ts';

/** Names in any script and order, and a birth date as far as it is known. */
export interface PersonFacts {
  readonly names: readonly string[];
  /** Null where nothing is known of it. */
  readonly birthDate: PartialDate | null;
  /**
   * That the names are known in Latin letters: from the zone, or printed in an alphabet that a zone writes letter by letter.
   * What Arabic without its vowels, Han, Hangul or Ethiopic reads like in them is not to be told from the letters.
   */
  readonly isInLatin: boolean;
}

type Named = Pick<PersonFacts, 'names' | 'birthDate'>;

const writtenByLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** As printed and as in the machine readable zone; without one, as it would write what is printed. */
export function personFactsOf(values: DraftValues): PersonFacts {
  const identity = textsOf('identity', values);
  const printed = [identity.surname, identity.givenNames];
  const zone = [identity.surnameMrz, identity.givenNamesMrz];
  const [name = '', inZone = ''] = [printed, zone].map((parts) => parts.filter(Boolean).join(' '));
  const [written = ''] = inZone === '' ? transliterateForMrz(name) : [inZone];
  return {
    names: [...new Set([name, written.replaceAll('<', ' ')])].filter((each) => each !== ''),
    birthDate: parseTypedPartialDate(identity.birthDate),
    isInLatin: inZone !== '' || writtenByLetter.test(name),
  };
}

/**
 * Whether two records are likely one person's: a birth date that may be the same, day and month the other way round
 * included, and names of which two words, or all of the shorter one's, are the other's too, in whatever order, alphabet
 * or spelling; or a slip in the date of birth, and the whole name. Who compares one with many gives the same `forms` each
 * time. Source: domain.md 2 (one person, one code).
 */
export function isLikelySamePerson(a: Named, b: Named, forms = rememberForms()): boolean {
  if (a.birthDate === null || b.birthDate === null) return false;
  if (!mayBeBornTogether(a.birthDate, b.birthDate) && !mayBeBornTogether(b.birthDate, a.birthDate)) {
    const isSlip = slippedDatesOf(a.birthDate).includes(b.birthDate);
    return (isSlip || slippedDatesOf(b.birthDate).includes(a.birthDate)) && haveOneName(a, b);
  }
  return a.names.some((name) => b.names.some((other) => isLikelyName(name, other, forms)));
}

function mayBeBornTogether(a: PartialDate, b: PartialDate): boolean {
  return maybeDatesOf(a).some((date) => mayBeSameDate(date, b));
}

/**
 * The dates that a whole one is with one of its parts a slip away: the year, month or day one or ten more or less, the last two
 * digits of the year or those of the day the other way round; and the first of January, which many a passport has where nobody
 * knew the day. They say something only where the whole name is the same: whoever shares two of its words was born on another day.
 */
export function slippedDatesOf(date: PartialDate): PartialDate[] {
  const parts = parsePartialDate(date);
  if (parts === null || parts.day === null || parts.month === null) return [];
  const { year, month, day } = parts;
  const slipped = [
    ...slipsOf(year).map((other) => ({ ...parts, year: other })),
    ...slipsOf(month).map((other) => ({ ...parts, month: other })),
    ...slipsOf(day).map((other) => ({ ...parts, day: other })),
    { year, month: 1, day: 1 },
  ];
  const dates = slipped.map((each) => partialDateOf(each)).filter((other) => other !== null);
  return [...new Set(dates)].filter((other) => other !== date);
}

function slipsOf(number: number): number[] {
  const [tens, units] = [Math.floor(number / 10) % 10, number % 10];
  const swapped = number - tens * 10 - units + units * 10 + tens;
  return [number - 10, number - 1, number + 1, number + 10, swapped];
}

/** Every word of it, in whatever order; of one word alone nothing is said. */
function haveOneName({ names }: Named, other: Named): boolean {
  const wholeOf = (name: string) => writtenWords(name).toSorted();
  return names.some((name) => {
    const words = wholeOf(name);
    return words.length > 1 && other.names.some((each) => wholeOf(each).join(' ') === words.join(' '));
  });
}

/** A date, and the one that it is where the month is written first, if that is one. */
export function maybeDatesOf(date: PartialDate): PartialDate[] {
  const parts = parsePartialDate(date);
  if (parts === null || parts.day === null) return [date];
  const swapped = partialDateOf({ year: parts.year, month: parts.day, day: parts.month });
  return swapped === null || swapped === date ? [date] : [date, swapped];
}

/** The whole dates that may be one of which only year and month are known, where its month was written as the day. */
export function exchangedDatesOf(date: PartialDate): PartialDate[] {
  const parts = parsePartialDate(date);
  if (parts === null || parts.month === null || parts.day !== null) return [];
  const { year, month: day } = parts;
  return Array.from({ length: 12 }, (_, index) => partialDateOf({ year, month: index + 1, day })).filter(
    (each) => each !== null,
  );
}

function isLikelyName(name: string, other: string, forms: WordForms): boolean {
  const [written, otherWritten] = [
    writtenWords(withInitialsApart(name)),
    writtenWords(withInitialsApart(other)),
  ];
  return (
    isWrittenAlike(written, otherWritten) ||
    shareEnough(nameWords(withInitialsApart(name)), nameWords(withInitialsApart(other)), forms) ||
    // `Na Na` is two words, and `Min Jun` is no junior.
    shareEnough(written, otherWritten, forms)
  );
}

/** `J.A.` is two initials, as `J. A.` is. */
function withInitialsApart(name: string): string {
  return name.replaceAll('.', '. ');
}

/** Letter by letter, or the characters of a short script in another order. */
function isWrittenAlike(words: readonly string[], others: readonly string[]): boolean {
  const [text, other] = [words.join(''), others.join('')];
  if (text === other) return text !== '';
  if (![...words, ...others].every(isShortScript)) return false;
  return [...text].toSorted().join('') === [...other].toSorted().join('');
}

function shareEnough(words: readonly string[], others: readonly string[], forms: WordForms): boolean {
  const least = Math.min(2, words.length, others.length);
  if (least === 0 || countBoth(words.filter(isWritten), others.filter(isWritten), forms) === 0) return false;
  return countBoth(withoutInitials(words, others), withoutInitials(others, words), forms) >= least;
}

function countBoth(words: readonly string[], others: readonly string[], forms: WordForms): number {
  return Math.min(countShared(words, others, forms), countShared(others, words, forms));
}

/** An initial stands for a word of the other name; never both of them for each other. */
function withoutInitials(words: readonly string[], others: readonly string[]): string[] {
  const left = others.filter((other) => isWritten(other) && !words.includes(other));
  return words.map((word) =>
    isWritten(word) ? word : (left.find((other) => other.startsWith(word)) ?? word),
  );
}

function isWritten(word: string): boolean {
  return word.length > 1 || isShortScript(word);
}
