import { transliterateForMrz } from '../mrz/mrz.ts';
import { mayBeSameDate, type PartialDate, parseTypedPartialDate } from '../partial-date.ts';
import type { DraftValues } from '../registration/fields.ts';
import { countShared, nameWords } from './name-keys.ts';

/** Names in any script and order, and a birth date as far as it is known. */
export interface PersonFacts {
  readonly names: readonly string[];
  /** Null where nothing is known of it. */
  readonly birthDate: PartialDate | null;
}

/** As printed and as in the machine readable zone; without one, as it would write what is printed. */
export function personFactsOf(values: DraftValues): PersonFacts {
  const printed = [values['identity.surname'], values['identity.givenNames']];
  const zone = [values['identity.surnameMrz'], values['identity.givenNamesMrz']];
  const [name = '', inZone = ''] = [printed, zone].map((parts) => parts.filter(Boolean).join(' '));
  const [written = ''] = inZone === '' ? transliterateForMrz(name) : [inZone];
  return {
    names: [...new Set([name, written.replaceAll('<', ' ')])].filter((each) => each !== ''),
    birthDate: parseTypedPartialDate(values['identity.birthDate'] ?? ''),
  };
}

/**
 * Whether two records are likely one person's: a birth date that may be the same, and names of which two words, or all
 * of the shorter one's, are the other's too, in whatever order, alphabet or spelling. Source: domain.md 2 (one person,
 * one code).
 */
export function isLikelySamePerson(a: PersonFacts, b: PersonFacts): boolean {
  if (a.birthDate === null || b.birthDate === null || !mayBeSameDate(a.birthDate, b.birthDate)) return false;
  return a.names.some((name) => b.names.some((other) => isLikelyName(nameWords(name), nameWords(other))));
}

function isLikelyName(words: readonly string[], others: readonly string[]): boolean {
  const least = Math.min(2, words.length, others.length);
  return least > 0 && Math.min(countShared(words, others), countShared(others, words)) >= least;
}
