import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';
import { type Line, type Segment, segmentOf } from './page-lines.ts';

/** Running text: segments under each other in one column, joined in reading order over columns and pages. */
export interface TextFlow extends Segment {
  readonly words: readonly ReadWord[];
}

/** Distance to the next line, in line heights, from which a new paragraph or cell begins. */
const paragraphGap = 1.9;

/**
 * Paragraphs of the pages. A segment goes on in the one below it that shares most of its width; words divided at the
 * end of a line are joined again.
 */
export function textFlows(lines: readonly Line[]): TextFlow[] {
  const open: Segment[][] = [];
  for (const line of lines) {
    for (const segment of line) {
      const above = open.findLast((column) => goesOn(column.at(-1), segment));
      if (above === undefined) open.push([segment]);
      else above.push(segment);
    }
  }
  return open.map((column) => segmentOf(joinDivided(column)));
}

/** Lines of running text: what is narrower is a cell or a label. */
const proseWidth = 0.25;

/** All running text as one, column after column, page after page. */
export function joinedFlows(flows: readonly TextFlow[]): TextFlow[] {
  const column = (flow: TextFlow) => Math.round(flow.left / proseWidth);
  const prose = flows
    .filter((flow) => flow.right - flow.left > proseWidth)
    .toSorted((a, b) => a.page - b.page || column(a) - column(b) || a.top - b.top);
  return prose.length < 2 ? [] : [segmentOf(prose.flatMap(({ words }) => words))];
}

function goesOn(above: Segment | undefined, below: Segment): boolean {
  if (above === undefined || above.page !== below.page) return false;
  const height = Math.max(above.bottom - above.top, below.bottom - below.top);
  const gap = below.top - above.bottom;
  if (gap < -0.5 * height || gap > paragraphGap * height) return false;
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  return shared > 0.6 * Math.min(above.right - above.left, below.right - below.left);
}

function joinDivided(column: readonly Segment[]): ReadWord[] {
  const words: ReadWord[] = [];
  for (const segment of column) {
    const [first, ...rest] = segment.words;
    const last = words.at(-1);
    if (first === undefined) continue;
    const isNewLine = last !== undefined && segment !== column[0];
    // The joined word is marked on its first half; the second would need a box of its own.
    if (isNewLine && /\p{L}[-\u00ad]$/u.test(last.text) && /^\p{Ll}/u.test(first.text)) {
      words[words.length - 1] = { ...last, text: last.text.replace(/[-\u00ad]$/, '') + first.text };
    } else if (isNewLine && /[\p{L}\p{N}]-$/u.test(last.text) && /^[\p{Lu}\p{N}]/u.test(first.text)) {
      words[words.length - 1] = { ...last, text: last.text + first.text };
    } else {
      words.push(first);
    }
    words.push(...rest);
  }
  return words;
}
