import { numberFromWords } from './spanish-numbers.ts';

const MOST = 500;
const LEAVES = '(?:PAGINAS?|FOJAS?|HOJAS?|FOLIOS?)';

/**
 * Pages a contract says it has, in `plainText`; null where it says nothing. A leaf ("foja", "hoja") has at least one
 * page. In order of trust: "Página 1 de 3", "consta de tres (3) fojas útiles", a foot "1 de 3" or "1/3".
 */
export function statedPages(text: string): number | null {
  const numbered = /(?:PAGINA|PAG\.?|HOJA|FOJA|FOLIO)\s*(?:N[.º]*\s*)?\d{1,3}\s*(?:DE|\/)\s*(\d{1,3})/.exec(
    text,
  );
  return plausible(Number(numbered?.[1])) ?? inSentence(text) ?? inFoot(text);
}

function inSentence(text: string): number | null {
  const counted = new RegExp(
    `(?:CONSTA|COMPUEST[OA]|COMPONE|CONTENID[OA]|EXTENDID[OA]|IMPRES[OA]|SUSCRITO)\\s+(?:DE|EN|POR)\\s+(?:EL ANVERSO DE\\s+)?(?:(\\d{1,3})|([A-Z]+(?: Y [A-Z]+)?))\\s*(?:\\((\\d{1,3})\\))?\\s+${LEAVES}`,
  ).exec(text);
  if (counted === null) return null;
  const [, figures, words, bracketed] = counted;
  return plausible(Number(bracketed ?? figures)) ?? plausible(numberFromWords(words ?? ''));
}

/** Feet that contradict each other are dates or fractions. */
function inFoot(text: string): number | null {
  const trailing = [...text.matchAll(/(?:^|\s)(\d{1,2}) (?:DE|\/) (\d{1,2})(?=$|\n)/gm)];
  const alone = [...text.matchAll(/^\s*-?\s*(\d{1,2})\s?\/\s?(\d{1,2})\s*-?\s*$/gm)];
  const totals = [...trailing, ...alone]
    .filter((match) => Number(match[1]) <= Number(match[2]))
    .map((match) => Number(match[2]));
  return new Set(totals).size === 1 ? plausible(totals[0]) : null;
}

function plausible(pages: number | undefined | null): number | null {
  return pages !== undefined && pages !== null && pages >= 1 && pages <= MOST ? pages : null;
}
