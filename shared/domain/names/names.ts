import { transliterateForMrz } from '../mrz/mrz.ts';
import { characterCount, foldToCapitals, stripAccents, stripPunctuation } from '../text.ts';
import { matchNameWords, type NameWordMatch, type WordMatch } from './name-words.ts';

/** A name in its two parts, or as one text in an unknown order. */
export type PersonName = { surname: string; givenNames: string };

/**
 * A name as it stands wherever the product shows or prints it: "SURNAMES, Given names"; a name that is the only one
 * stands alone. Given names keep the letters they were recorded with.
 */
export function writeName({ surname, givenNames }: PersonName): string {
  return [surname.trim().toLocaleUpperCase('es'), givenNames.trim()].filter((part) => part !== '').join(', ');
}

export type NameReason =
  | 'accents'
  | 'order'
  | 'transliteration'
  | 'joined'
  | 'initial'
  | 'truncated'
  | 'missing-part'
  | 'extra-part';

export type NameComparison = { verdict: 'same' | 'compatible' | 'different'; reasons: NameReason[] };

export type PersonNameCheck =
  | { ok: true }
  | { ok: false; problem: 'empty' | 'too-long' | 'digits' | 'control-characters' | 'signs' };

const longestName = 100;
/**
 * Anything but letters with their marks, spaces, hyphens, and what stands inside written names: apostrophes of any shape,
 * full stops, commas, the middle dots of Catalan and of names written in Chinese or Japanese, Hebrew geresh.
 */
const strangeSign = /[^\p{L}\p{M}\p{Pd}\s'’‘ʼ`´′.,·‧・•՚׳״\u200c\u200d]/u;
/**
 * The form in which names are searched and compared: NFKC, capitals, no accents, no punctuation (a hyphen is a
 * space), single spaces. Every script stays. Source: domain.md 2 (fuzzy on name), issue "accents forgiven".
 */
export function normaliseName(text: string): string {
  return stripPunctuation(stripAccents(foldToCapitals(text)));
}

/**
 * Compares a name with another as a person would: `same` when only accents, punctuation or which half comes first
 * differ; `compatible` when one is a plausible writing of the other (transliterated, cut, a part left out or added,
 * another order), which a person must confirm; else `different`. `missing-part` and `extra-part` speak of `b`.
 * Source: domain.md 2 (MRZ transliterates and may truncate; a person always compares by eye) and 4.
 */
export function compareNames(a: PersonName | string, b: PersonName | string): NameComparison {
  const [first, second] = [wholeName(a), wholeName(b)];
  if (tidy(first) === tidy(second)) return { verdict: 'same', reasons: [] };
  const [left, right] = [normaliseName(first), normaliseName(second)];
  if (left === '' || right === '') return { verdict: 'different', reasons: [] };
  if (compact(left) === compact(right)) return { verdict: 'same', reasons: ['accents'] };
  if (isOtherHalfFirst(a, right) || isOtherHalfFirst(b, left)) {
    const accents = tidyLetters(first) === tidyLetters(second) ? [] : (['accents'] as const);
    return { verdict: 'same', reasons: [...accents, 'order'] };
  }
  return compareWords(matchNameWords(first, second));
}

/**
 * Whether a MRZ's names are a right writing of the printed ones: some admitted transliteration of each part, cut
 * only where they fill the MRZ's `places` for names, but for a filler behind a cut word. Source: ICAO Doc 9303-3 section 6,
 * 9303-4 section 4.2.3.
 */
export function mrzNameMatches(printed: PersonName, mrz: PersonName, places: number): boolean {
  const mayBeCut = `${mrz.surname}<<${mrz.givenNames}`.length >= places - 1;
  const [onlyPrinted, onlyMrz] = [onlyPart(printed), onlyPart(mrz)];
  // One name alone is a primary identifier in one document and a given name in another. Source: ICAO Doc 9303-3, 4.6.
  if (onlyPrinted !== null && onlyMrz !== null) return partMatches(onlyPrinted, onlyMrz, mayBeCut);
  return (
    partMatches(printed.surname, mrz.surname, mayBeCut) &&
    partMatches(printed.givenNames, mrz.givenNames, mayBeCut)
  );
}

/**
 * Whether a printed name can be compared with a MRZ at all. Standards spell Latin, Cyrillic and Greek letters; what a
 * MRZ has of a name in Arabic or Chinese was decided by its state, and only a person can compare it. Source:
 * `mrz-letters.ts`.
 */
export function isComparableWithMrz(printed: PersonName): boolean {
  return [printed.surname, printed.givenNames].every(
    (part) => part.trim() === '' || transliterateForMrz(part).length > 0,
  );
}

/**
 * Whether a text can be a person's name: 1 to 100 characters of any script with at least one letter; hyphens and
 * apostrophes are welcome. Refused: digits, signs that no name has (`@`, `<`, emoji), control characters and invisible direction marks (the joiners that
 * Persian and Indian scripts need are allowed). Source: domain.md 8 (189 nationalities at the counter).
 */
export function checkPersonName(text: string): PersonNameCheck {
  const name = text.trim();
  if (/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(name)) {
    return { ok: false, problem: 'control-characters' };
  }
  if (/\p{N}/u.test(name)) return { ok: false, problem: 'digits' };
  if (!/\p{L}/u.test(name)) return { ok: false, problem: 'empty' };
  if (strangeSign.test(name)) return { ok: false, problem: 'signs' };
  return characterCount(name) > longestName ? { ok: false, problem: 'too-long' } : { ok: true };
}

function compareWords(lines: readonly NameWordMatch[]): NameComparison {
  const count = (...matches: readonly WordMatch[]) =>
    lines.filter(({ match }) => matches.includes(match)).length;
  const wholeWords = count('same', 'accents', 'transliteration', 'joined');
  // A misspelt word may be another person's: here it is a word that each name lacks.
  const missing = count('missing', 'one-letter');
  const extra = count('extra', 'one-letter');
  const isLoneWord = lines.length - Math.max(count('missing'), count('extra')) === 1;
  const enough = wholeWords >= 2 || (wholeWords === 1 && (isLoneWord || missing + extra === 0));
  if (!enough || (missing > 0 && extra > 0)) return { verdict: 'different', reasons: [] };

  const reasons = (['transliteration', 'joined', 'initial', 'truncated'] as const).filter(
    (match) => count(match) > 0,
  );
  return {
    verdict: 'compatible',
    reasons: [
      ...reasons,
      ...(missing > 0 ? (['missing-part'] as const) : []),
      ...(extra > 0 ? (['extra-part'] as const) : []),
      ...(lines.some(({ isMoved }) => isMoved) ? (['order'] as const) : []),
    ],
  };
}

function isOtherHalfFirst(name: PersonName | string, normalisedOther: string): boolean {
  if (typeof name === 'string') return false;
  return compact(normaliseName(`${name.givenNames} ${name.surname}`)) === compact(normalisedOther);
}

/** The name of somebody who has one only, whichever part it stands in; null for two parts or none. */
function onlyPart({ surname, givenNames }: PersonName): string | null {
  if (surname.trim() === '') return givenNames.trim() === '' ? null : givenNames;
  return givenNames.trim() === '' ? surname : null;
}

function partMatches(printed: string, mrz: string, mayBeCut: boolean): boolean {
  const written = compact(normaliseName(mrz));
  const spellings = transliterateForMrz(printed).map((spelling) => spelling.replaceAll('<', ' '));
  if (printed.trim() === '') return written === '';
  if (spellings.some((spelling) => compact(spelling) === written)) return true;
  if (!mayBeCut) return false;
  const mrzWords = normaliseName(mrz).split(' ');
  return spellings.some((spelling) => {
    const words = spelling.split(' ');
    return mrzWords.every((word, index) => words[index]?.startsWith(word) ?? false);
  });
}

function wholeName(name: PersonName | string): string {
  return typeof name === 'string' ? name : `${name.surname} ${name.givenNames}`;
}

function tidy(name: string): string {
  return foldToCapitals(name).replace(/\s+/g, ' ').trim();
}

function tidyLetters(name: string): string {
  return [...tidy(name)]
    .filter((letter) => letter !== ' ')
    .toSorted()
    .join('');
}

function compact(normalised: string): string {
  return normalised.replaceAll(' ', '');
}
