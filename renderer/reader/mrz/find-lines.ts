import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { findPatches, mergePatches, type Patch } from './components.ts';
import { dilate } from './morphology.ts';
import { emptyMaskMemory, type MaskMemory, type StrokeRule, strokeMask } from './stroke-mask.ts';

/** A stretch of text in pixels of the page: the middle of its height, from end to end, in no known direction yet. */
export interface TextLine {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  /** Height of its capitals, roughly. */
  readonly height: number;
}

/** Width and height of the kernel that joins letters. */
const joins = {
  'any way': [7, 7],
  across: [11, 3],
  down: [3, 11],
} as const;
/** How letters are joined: lines close to one another or to a frame stay apart when joined one way only. */
type JoinRule = keyof typeof joins;

/** Shortest and longest line in its own heights: 30 characters at least, cut short; 44 at most, with a wide pitch. */
const slenderest = 70;
const stoutest = 9;

export interface LineSearch {
  readonly longSide: number;
  readonly rule: StrokeRule;
  readonly join: JoinRule;
}

/** What the searches of one page leave for those that follow. */
export interface SearchMemory {
  readonly masks: MaskMemory;
  /** Lines that were measured and are no MRZ's. */
  readonly otherText: TextLine[];
}

export function emptyMemory(): SearchMemory {
  return { masks: emptyMaskMemory(), otherText: [] };
}

/** Everything on the page that may be a line of text of MRZ proportions, at one size of search. */
export function findTextLines(
  levels: readonly GreyImage[],
  search: LineSearch,
  memory: SearchMemory,
): TextLine[] {
  const { longSide, join } = search;
  const [joinWidth, joinHeight] = joins[join];
  const page = levels[0];
  if (page === undefined) return [];
  const pageLong = Math.max(page.width, page.height);
  const scale = longSide / pageLong;
  const mask = dilate(strokeMask(levels, search, memory.masks), joinWidth, joinHeight);
  const grown: Grown = {
    along: Math.max(joinWidth, joinHeight) - 1,
    aside: Math.min(joinWidth, joinHeight) - 1,
  };
  const patches = findPatches(mask, joinWidth * joinHeight * 2);
  const shapes = patches.map((patch) => shapeOf(patch, grown)).filter((shape) => isText(shape, longSide));
  return joinAlong(shapes, grown).map((shape) => ({
    startX: (shape.centreX - shape.alongX * shape.before + 0.5) / scale,
    startY: (shape.centreY - shape.alongY * shape.before + 0.5) / scale,
    endX: (shape.centreX + shape.alongX * shape.after + 0.5) / scale,
    endY: (shape.centreY + shape.alongY * shape.after + 0.5) / scale,
    height: shape.height / scale,
  }));
}

interface Shape {
  readonly patch: Patch;
  readonly centreX: number;
  readonly centreY: number;
  readonly alongX: number;
  readonly alongY: number;
  /** From the centre to either end, along the axis. */
  readonly before: number;
  readonly after: number;
  readonly length: number;
  /** Of the text alone, without what joining letters added. */
  readonly height: number;
}

/** Pixels that joining letters added to a patch's length and height. */
interface Grown {
  readonly along: number;
  readonly aside: number;
}

function shapeOf(patch: Patch, grown: Grown): Shape {
  const { count } = patch;
  const centreX = patch.sumX / count;
  const centreY = patch.sumY / count;
  const xx = patch.sumXX / count - centreX * centreX;
  const xy = patch.sumXY / count - centreX * centreY;
  const yy = patch.sumYY / count - centreY * centreY;
  // To the right, and downward where the line is steep: lines of one zone must not run against one another.
  const slope = Math.atan2(2 * xy, xx - yy) / 2;
  const angle = slope < -Math.PI / 4 ? slope + Math.PI : slope;
  const alongX = Math.cos(angle);
  const alongY = Math.sin(angle);
  let before = 0;
  let after = 0;
  for (let at = 0; at < 8; at += 2) {
    const reach = ((patch.ends[at] ?? 0) - centreX) * alongX + ((patch.ends[at + 1] ?? 0) - centreY) * alongY;
    before = Math.max(before, -reach);
    after = Math.max(after, reach);
  }
  const shorten = grown.along / 2;
  before = Math.max(1, before - shorten);
  after = Math.max(1, after - shorten);
  const spread = Math.sqrt(Math.max(0, xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2);
  const height = Math.max(1.5, spread * Math.sqrt(12) - grown.aside);
  return { patch, centreX, centreY, alongX, alongY, before, after, length: before + after, height };
}

/** Neither a frame, nor a picture: as low as the lines of a MRZ that fills the page, and filled. */
function isText(shape: Shape, longSide: number): boolean {
  const filled = shape.patch.count / ((shape.length + 6) * (shape.height + 6));
  return shape.height < 0.045 * longSide && filled > 0.3;
}

/** Joins patches that lie on one axis with gaps of a few characters, longest first. */
function joinAlong(shapes: readonly Shape[], grown: Grown): Shape[] {
  const waiting = shapes.toSorted((left, right) => right.length - left.length);
  const used = new Set<Shape>();
  const lines: Shape[] = [];
  for (const seed of waiting) {
    if (used.has(seed) || seed.length < 2.5 * seed.height) continue;
    used.add(seed);
    let line = seed;
    let isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (const other of waiting) {
        if (used.has(other) || !continues(line, other)) continue;
        used.add(other);
        line = shapeOf(mergePatches(line.patch, other.patch), grown);
        isGrowing = true;
      }
    }
    const ratio = line.length / line.height;
    if (ratio >= stoutest && ratio <= slenderest) lines.push(line);
  }
  return lines;
}

function continues(line: Shape, other: Shape): boolean {
  const away = (other.centreX - line.centreX) * line.alongX + (other.centreY - line.centreY) * line.alongY;
  const aside = (other.centreY - line.centreY) * line.alongX - (other.centreX - line.centreX) * line.alongY;
  const half = Math.abs(other.alongX * line.alongX + other.alongY * line.alongY) * (other.length / 2);
  const gap = away > 0 ? away - half - line.after : -away - half - line.before;
  const reach = Math.max(line.after, line.before);
  return (
    gap < 3.5 * line.height &&
    Math.abs(aside) < 0.6 * line.height + 0.02 * Math.max(0, Math.abs(away) - reach) &&
    other.height < 1.7 * line.height + 1 &&
    (other.length < 2 * line.height ||
      Math.abs(line.alongX * other.alongY - line.alongY * other.alongX) < 0.25)
  );
}
