import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { findTextLines, type LineSearch, type SearchMemory, type TextLine } from './find-lines.ts';
import { type MeasuredLine, measureLine } from './refine-line.ts';

/** Two or three lines, one under the other, that may be a machine readable zone; upright or upside down. */
export interface Zone {
  readonly lines: readonly MeasuredLine[];
  /** Higher is likelier. */
  readonly score: number;
}

const mostCandidates = 24;
/** Characters in a line, by its length and pitch, that may still be one of 30, 36 or 44. */
const fewestCharacters = 16;
const mostCharacters = 58;
/** Proportional type measures 0.1 to 0.3, a MRZ 0.35 to 0.9. */
const leastEvenness = 0.22;

/** Zones on the page seen at one size of search, likeliest first. */
export function findZones(levels: readonly GreyImage[], search: LineSearch, memory: SearchMemory): Zone[] {
  const page = levels[0];
  if (page === undefined) return [];
  const shortest = 0.1 * Math.max(page.width, page.height);
  const rough = findTextLines(levels, search, memory)
    .filter((line) => lengthOf(line) > shortest && line.height >= 2.2)
    .toSorted((left, right) => slenderness(right) - slenderness(left))
    .slice(0, mostCandidates)
    .filter((line) => !memory.otherText.some((other) => isSame(line, other)));
  const measured: MeasuredLine[] = [];
  for (const line of rough) {
    const found = measureLine(levels, line);
    if (found !== null && isPlausible(found)) measured.push(found);
    else memory.otherText.push(line);
  }
  const lines = distinct(measured);
  return groupLines(distinct([...lines, ...findNeighbours(levels, lines)]));
}

/** Whether measuring the one line would find what measuring the other did. */
function isSame(one: TextLine, other: TextLine): boolean {
  const reach = 0.6 * Math.min(one.height, other.height);
  return (
    Math.abs(one.startY + one.endY - other.startY - other.endY) < 2 * reach &&
    Math.abs(one.startX + one.endX - other.startX - other.endX) < 2 * reach &&
    Math.abs(lengthOf(one) - lengthOf(other)) < 4 * reach &&
    Math.abs(Math.log(one.height / other.height)) < 0.3
  );
}

/** Lines of 30 to 44 characters first, longer ones before shorter ones. */
function slenderness(line: TextLine): number {
  const ratio = lengthOf(line) / line.height;
  return lengthOf(line) * (ratio > 22 ? 1 : ratio / 22);
}

/** Looks where a good line should have another one above or below it and none was found. */
function findNeighbours(levels: readonly GreyImage[], lines: readonly MeasuredLine[]): MeasuredLine[] {
  const found: MeasuredLine[] = [];
  const good = lines.filter((line) => line.evenness > 0.3 && lengthOf(line) / line.pitch > 22).slice(0, 4);
  for (const line of good) {
    for (const side of [-1, 1]) {
      if (lines.some((other) => (side === 1 ? isNext(line, other) : isNext(other, line)))) continue;
      const beside = findBeside(levels, line, side);
      if (beside !== null) found.push(beside);
    }
  }
  return found;
}

function findBeside(levels: readonly GreyImage[], line: MeasuredLine, side: number): MeasuredLine | null {
  const length = lengthOf(line) || 1;
  for (const heights of [2.1, 2.8]) {
    const downX = (-(line.endY - line.startY) / length) * line.height * heights * side;
    const downY = ((line.endX - line.startX) / length) * line.height * heights * side;
    const beside = measureLine(levels, {
      startX: line.startX + downX,
      startY: line.startY + downY,
      endX: line.endX + downX,
      endY: line.endY + downY,
      height: line.height,
    });
    if (beside !== null && isPlausible(beside) && (side === 1 ? isNext(line, beside) : isNext(beside, line)))
      return beside;
  }
  return null;
}

function isPlausible(line: MeasuredLine): boolean {
  const characters = lengthOf(line) / line.pitch;
  return (
    characters >= fewestCharacters &&
    characters <= mostCharacters &&
    line.evenness > leastEvenness &&
    line.pitch / line.height > 0.7 &&
    line.pitch / line.height < 1.7
  );
}

export function lengthOf(line: TextLine | MeasuredLine): number {
  return Math.hypot(line.endX - line.startX, line.endY - line.startY);
}

/** Of lines that cover one another, the most even one. */
function distinct(lines: readonly MeasuredLine[]): MeasuredLine[] {
  const kept: MeasuredLine[] = [];
  for (const line of lines.toSorted((left, right) => worthOf(right) - worthOf(left))) {
    if (!kept.some((other) => covers(other, line))) kept.push(line);
  }
  return kept;
}

function worthOf(line: MeasuredLine): number {
  return line.evenness * Math.min(1, lengthOf(line) / line.pitch / 30);
}

function covers(one: MeasuredLine, other: MeasuredLine): boolean {
  const { aside, overlap } = relation(one, other);
  return Math.abs(aside) < 0.7 * Math.max(one.height, other.height) && overlap > 0.3;
}

/** Where `other` lies as seen from `one`: how far below its middle, and the share of the shorter one beside it. */
function relation(one: MeasuredLine, other: MeasuredLine): { aside: number; overlap: number; turn: number } {
  const length = lengthOf(one) || 1;
  const alongX = (one.endX - one.startX) / length;
  const alongY = (one.endY - one.startY) / length;
  const place = (x: number, y: number) => ({
    along: (x - one.startX) * alongX + (y - one.startY) * alongY,
    aside: (y - one.startY) * alongX - (x - one.startX) * alongY,
  });
  const start = place(other.startX, other.startY);
  const end = place(other.endX, other.endY);
  const low = Math.max(0, Math.min(start.along, end.along));
  const high = Math.min(length, Math.max(start.along, end.along));
  const overlap = Math.max(0, high - low) / Math.min(length, lengthOf(other) || 1);
  const turn = Math.abs(alongX * (other.endY - other.startY) - alongY * (other.endX - other.startX));
  return { aside: (start.aside + end.aside) / 2, overlap, turn: turn / (lengthOf(other) || 1) };
}

/** Whether `other` follows `one` as the lines of a MRZ do: 6.35 mm apart, capitals 2.4 mm (ICAO 9303-3, 4.2). */
function isNext(one: MeasuredLine, other: MeasuredLine): boolean {
  const { aside, overlap, turn } = relation(one, other);
  const height = (one.height + other.height) / 2;
  const ratio = one.height / other.height;
  return (
    aside > 1.3 * height &&
    aside < 3.9 * height &&
    overlap > 0.6 &&
    turn < 0.06 &&
    ratio > 0.65 &&
    ratio < 1.5
  );
}

function groupLines(lines: readonly MeasuredLine[]): Zone[] {
  const zones: Zone[] = [];
  for (const first of lines) {
    for (const second of lines) {
      if (first === second || !isNext(first, second)) continue;
      const thirds = lines.filter((line) => line !== first && line !== second && isNext(second, line));
      for (const third of thirds) zones.push(zoneOf([first, second, third]));
      zones.push(zoneOf([first, second]));
    }
  }
  return zones.toSorted((left, right) => right.score - left.score);
}

function zoneOf(lines: readonly MeasuredLine[]): Zone {
  const lengths = lines.map(lengthOf);
  const longest = Math.max(...lengths);
  const likeness = Math.min(...lengths) / longest;
  const evenness = lines.reduce((sum, line) => sum + line.evenness, 0) / lines.length;
  const pitch = lines.reduce((sum, line) => sum + line.pitch, 0) / lines.length;
  const characters = longest / pitch;
  const sizes = lines.length === 3 ? [30] : [44, 36, 30];
  const misfit = Math.min(...sizes.map((size) => Math.abs(Math.log(characters / size))));
  const count = lines.length === 3 ? 1.1 : 1;
  return { lines, score: evenness * count * likeness ** 2 * Math.exp(-4 * misfit) };
}
