import type { PagePlace, ReadWord } from '#shared/vision/reading/contract-reading.ts';
import { plainText } from './plain-text.ts';

/** Words that stand together on one line, as in one cell or one column. */
export interface Segment {
  readonly page: number;
  readonly words: readonly ReadWord[];
  readonly text: string;
  /** `text` in capitals without accents, unit for unit. */
  readonly plain: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One line of a page, left to right. */
export type Line = readonly Segment[];

/** Gap between words, in line heights, from which they belong to different cells. */
const cellGap = 1.6;

/** The pages' lines from top to bottom; a word belongs to the line whose middle it covers. */
export function layOutLines(words: readonly ReadWord[]): Line[] {
  const lines: ReadWord[][] = [];
  const sorted = words
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => a.page - b.page || middle(a) - middle(b));
  for (const word of sorted) {
    const line = lines.findLast((other) => {
      const first = other[0];
      return first !== undefined && first.page === word.page && isBeside(other, word);
    });
    if (line === undefined) lines.push([word]);
    else line.push(word);
  }
  return lines.map((line) => splitCells(line.toSorted((a, b) => a.left - b.left)));
}

function isBeside(line: readonly ReadWord[], word: ReadWord): boolean {
  const last = line.at(-1);
  if (last === undefined) return false;
  const height = Math.min(last.height, word.height);
  return Math.abs(middle(last) - middle(word)) < 0.55 * height;
}

/** A4's height over its width: boxes are fractions of either, gaps are told in heights. */
const pageRatio = Math.SQRT2;

function splitCells(words: readonly ReadWord[]): Segment[] {
  const cells: ReadWord[][] = [];
  let cell: ReadWord[] = [];
  for (const word of words) {
    const last = cell.at(-1);
    const height = Math.max(last?.height ?? 0, word.height) * pageRatio;
    if (last !== undefined && word.left - (last.left + last.width) > cellGap * height) {
      cells.push(cell);
      cell = [];
    }
    cell.push(word);
  }
  if (cell.length > 0) cells.push(cell);
  return cells.map(segmentOf);
}

export function segmentOf(words: readonly ReadWord[]): Segment {
  const text = words.map((word) => word.text.trim()).join(' ');
  return {
    page: words[0]?.page ?? 1,
    words,
    text,
    plain: plainText(text),
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.left + word.width)),
    top: Math.min(...words.map((word) => word.top)),
    bottom: Math.max(...words.map((word) => word.top + word.height)),
  };
}

/** Words of a segment that cover the units from `start` to `end` of its text. */
export function wordsBetween(segment: Segment, start: number, end: number): ReadWord[] {
  let at = 0;
  return segment.words.filter((word) => {
    const from = at;
    const to = from + word.text.trim().length;
    at = to + 1;
    return from < end && to > start;
  });
}

/** One box for every line that the words stand on. */
export function placesOf(words: readonly ReadWord[]): PagePlace[] {
  const places: PagePlace[] = [];
  let row: ReadWord[] = [];
  const finish = () => {
    if (row.length > 0) places.push(boxOf(row));
    row = [];
  };
  for (const word of words) {
    const last = row.at(-1);
    if (last !== undefined && (last.page !== word.page || !isBeside([last], word))) finish();
    row.push(word);
  }
  finish();
  return places.slice(0, 12);
}

function boxOf(words: readonly ReadWord[]): PagePlace {
  const { page, left, top, right, bottom } = segmentOf(words);
  const clamp = (value: number) => Math.max(0, Math.min(1, value));
  return {
    page,
    left: clamp(left),
    top: clamp(top),
    width: clamp(right - left),
    height: clamp(bottom - top),
  };
}

function middle(word: ReadWord): number {
  return word.top + word.height / 2;
}
