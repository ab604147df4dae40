import { mrzNameMatches, type PersonName } from './names.ts';

/** More words than any name has: a sentence of the contract is no name. */
const mostWords = 16;

/**
 * A passport's names with their own letters, from a text that writes them in whatever order: where its words, divided
 * somewhere, are the MRZ's names but for what a MRZ cannot write (Ñ, accents, hyphens). In capitals, as passports are
 * printed. `places` is how many the MRZ has for names. Null where the text names somebody else, or says nothing that the MRZ does not.
 */
export function namesBehindMrz(text: string, mrz: PersonName, places: number): PersonName | null {
  const words = text
    .normalize('NFC')
    .toLocaleUpperCase('es')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords || mrz.surname + mrz.givenNames === '') return null;
  for (let at = 0; at <= words.length; at += 1) {
    const [first, rest] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const found = [
      { surname: rest, givenNames: first },
      { surname: first, givenNames: rest },
    ].find((name) => (name.surname === '') === (mrz.surname === '') && mrzNameMatches(name, mrz, places));
    if (found === undefined) continue;
    return found.surname === mrz.surname && found.givenNames === mrz.givenNames ? null : found;
  }
  return null;
}
