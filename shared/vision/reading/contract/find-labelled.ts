import {
  type ContractField,
  contractFields,
  type ReadWord,
} from '#shared/vision/reading/contract-reading.ts';
import { contractLabels, longFields } from './contract-labels.ts';
import { type Line, type Segment, wordsBetween } from './page-lines.ts';

/** A place where a field's value may stand, before it is judged. */
export interface Candidate {
  readonly field: ContractField;
  readonly raw: string;
  readonly words: readonly ReadWord[];
  /** How much the place speaks for the field, 0 to 1. */
  readonly trust: number;
}

const patterns = contractFields.flatMap((field) =>
  contractLabels[field].map((label) => ({
    field,
    inline: new RegExp(`^(?:\\d{1,2}[.)-]+\\s*)?${label}\\s*[:.\\-]*\\s+(?=\\S)`),
    inlineWithColon: new RegExp(`^(?:\\d{1,2}[.)-]+\\s*)?${label}\\s*:\\s*(?=\\S)`),
    alone: new RegExp(`^(?:\\d{1,2}[.)-]+\\s*)?${label}\\s*[:\\-]*$`),
  })),
);

/** Values beside or under the words that name them, in forms and tables. */
export function findLabelled(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  lines.forEach((line, row) => {
    line.forEach((segment, column) => {
      for (const { field, inline, inlineWithColon, alone } of patterns) {
        if (alone.test(segment.plain)) {
          const beside = line[column + 1];
          if (beside !== undefined && !isLabel(beside)) {
            found.push(candidate(field, withContinuation(field, beside, segment, lines, row), 0.95));
          } else {
            const below = segmentBelow(segment, lines, row);
            if (below !== undefined && !isLabel(below)) {
              const value = withContinuation(
                field,
                below,
                segment,
                lines,
                lines.findIndex((each) => each.includes(below)),
              );
              found.push(candidate(field, value, 0.85));
            }
          }
          continue;
        }
        const colon = inlineWithColon.exec(segment.plain);
        const match = colon ?? inline.exec(segment.plain);
        if (match === null) continue;
        const words = wordsBetween(segment, match[0].length, segment.plain.length);
        if (words.length === 0) continue;
        const more = colon === null ? [] : continuation(field, segment, lines, row, segment.left);
        found.push({
          field,
          raw: [segment.text.slice(match[0].length), ...more.map(({ text }) => text)].join(' '),
          words: [...words, ...more.flatMap((each) => each.words)],
          trust: colon === null ? 0.6 : 0.95,
        });
      }
    });
  });
  return found;
}

function isLabel(segment: Segment): boolean {
  return patterns.some(
    ({ alone, inlineWithColon }) => alone.test(segment.plain) || inlineWithColon.test(segment.plain),
  );
}

function candidate(field: ContractField, segments: readonly Segment[], trust: number): Candidate {
  return {
    field,
    raw: segments.map(({ text }) => text).join(' '),
    words: segments.flatMap(({ words }) => words),
    trust,
  };
}

function withContinuation(
  field: ContractField,
  value: Segment,
  label: Segment,
  lines: readonly Line[],
  row: number,
): Segment[] {
  return [value, ...continuation(field, value, lines, row, label.right)];
}

/** Further lines of a value in the same cell: same left edge, close below, and no label beside them. */
function continuation(
  field: ContractField,
  value: Segment,
  lines: readonly Line[],
  row: number,
  labelEdge: number,
): Segment[] {
  if (!longFields.includes(field)) return [];
  const more: Segment[] = [];
  let above = value;
  for (const line of lines.slice(row + 1, row + 4)) {
    const next = line.find((segment) => Math.abs(segment.left - value.left) < 0.012);
    if (next === undefined || next.page !== value.page || isLabel(next)) break;
    const height = above.bottom - above.top;
    if (next.top - above.bottom > 0.75 * height) break;
    if (line.some((segment) => segment !== next && segment.left < labelEdge && isLabel(segment))) break;
    more.push(next);
    above = next;
  }
  return more;
}

/** The value under its label: the nearest segment below that shares its left part. */
function segmentBelow(label: Segment, lines: readonly Line[], row: number): Segment | undefined {
  const height = label.bottom - label.top;
  for (const line of lines.slice(row + 1, row + 4)) {
    const below = line.find(
      (segment) =>
        segment.page === label.page &&
        segment.left < label.right &&
        segment.right > label.left &&
        segment.left > label.left - 0.03,
    );
    if (below !== undefined) return below.top - label.bottom < 2.2 * height ? below : undefined;
  }
  return undefined;
}
