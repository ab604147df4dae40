import { normaliseName } from '../names/names.ts';
import { nationalityAliases, nationalityWords } from './nationality-words.ts';

/** Said before a country's name or an adjective, and no part of it. */
const leading = /^(?:(?:DE )?NACIONALIDAD |CIUDADAN[OA] |REPUBLICA (?:DE LA |DEL? )|DE LA |DEL? )/;

/**
 * The three-letter code of a nationality as a contract writes it: a code, a country, or an adjective of either gender
 * ("venezolana", "colombiano/a"); undefined when no list knows the word.
 */
export function findNationality(text: string): string | undefined {
  const words = normaliseName(text.replace(/\s*[/(](?:[oa]|os|as|es)\)?\s*$/i, ''));
  if (words === '') return undefined;
  const code = nationalityAliases[words] ?? words;
  if (nationalityWords[code] !== undefined) return code;
  const bare = words.replace(leading, '').replace(leading, '');
  return codeByWord.get(words) ?? codeByWord.get(bare) ?? codeByWord.get(stem(bare));
}

/** The code that stands for several ICAO codes of one nationality: `D` is Germany's. */
export function plainNationalityCode(text: string): string {
  const code = normaliseName(text);
  return nationalityAliases[code] ?? code;
}

const codeByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(nationalityWords).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
);

function stem(word: string): string {
  return word.replace(/(?:OS|AS|O|A)$/, '');
}
