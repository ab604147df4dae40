import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';
import type { TextLayer } from '#shared/vision/reading/text-layer.ts';

/** Letters a page's own text needs before it is taken for the page's text. */
const fewestLetters = 60;

/**
 * Words of a PDF's own text; undefined when it has none to speak of, or none that reads (a broken character map shows
 * as symbols and blanks): such a page goes to OCR.
 */
export function wordsOfLayer(layer: TextLayer, page: number): ReadWord[] | undefined {
  const text = layer.map((run) => run.text).join(' ');
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const marks = text.replace(/\s/g, '').length;
  if (letters < fewestLetters || letters < 0.6 * marks) return undefined;
  return layer.flatMap((run) =>
    [...run.text.matchAll(/\S+/g)].map((match) => ({
      page,
      text: match[0],
      left: run.left + (run.width * match.index) / run.text.length,
      top: run.top,
      width: (run.width * match[0].length) / run.text.length,
      height: run.height,
      confidence: 1,
    })),
  );
}
