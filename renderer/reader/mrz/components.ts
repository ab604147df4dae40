import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** A connected patch of a mask: its moments and its outermost pixels. */
export interface Patch {
  readonly count: number;
  readonly sumX: number;
  readonly sumY: number;
  readonly sumXX: number;
  readonly sumXY: number;
  readonly sumYY: number;
  /** Leftmost, rightmost, topmost and bottommost pixel: x then y of each. */
  readonly ends: readonly number[];
}

interface GrowingPatch {
  count: number;
  sumX: number;
  sumY: number;
  sumXX: number;
  sumXY: number;
  sumYY: number;
  ends: number[];
}

/** The patches of what is not zero, by eight neighbours; those under `smallest` pixels are left out. */
export function findPatches(mask: GreyImage, smallest: number): Patch[] {
  const { width, height, data } = mask;
  const parents: number[] = [];
  const patches: GrowingPatch[] = [];
  let above: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const runs: number[] = [];
    const row = y * width;
    let next = 0;
    for (let x = 0; x < width; x += 1) {
      if (data[row + x] === 0) continue;
      const start = x;
      while (x + 1 < width && data[row + x + 1] !== 0) x += 1;
      const label = parents.length;
      parents.push(label);
      patches.push(patchOfRun(start, x, y));
      while (next < above.length && (above[next + 1] ?? 0) < start - 1) next += 3;
      for (let at = next; at < above.length && (above[at] ?? 0) <= x + 1; at += 3) {
        join(parents, label, above[at + 2] ?? 0);
      }
      runs.push(start, x, label);
    }
    above = runs;
  }
  for (let label = parents.length - 1; label >= 0; label -= 1) {
    const root = rootOf(parents, label);
    const patch = patches[label];
    const whole = patches[root];
    if (root !== label && patch && whole) absorb(whole, patch);
  }
  return patches.filter((patch, label) => parents[label] === label && patch.count >= smallest);
}

export function mergePatches(first: Patch, second: Patch): Patch {
  const whole: GrowingPatch = { ...first, ends: [...first.ends] };
  absorb(whole, second);
  return whole;
}

function patchOfRun(start: number, end: number, y: number): GrowingPatch {
  const count = end - start + 1;
  const sumX = ((start + end) * count) / 2;
  const mean = sumX / count;
  const sumXX = count * mean * mean + (count * (count * count - 1)) / 12;
  return {
    count,
    sumX,
    sumY: y * count,
    sumXX,
    sumXY: sumX * y,
    sumYY: y * y * count,
    ends: [start, y, end, y, start, y, end, y],
  };
}

function absorb(whole: GrowingPatch, part: Patch): void {
  whole.count += part.count;
  whole.sumX += part.sumX;
  whole.sumY += part.sumY;
  whole.sumXX += part.sumXX;
  whole.sumXY += part.sumXY;
  whole.sumYY += part.sumYY;
  takeEnd(whole.ends, part.ends, 0, (mine, other) => other < mine, 0);
  takeEnd(whole.ends, part.ends, 2, (mine, other) => other > mine, 0);
  takeEnd(whole.ends, part.ends, 4, (mine, other) => other < mine, 1);
  takeEnd(whole.ends, part.ends, 6, (mine, other) => other > mine, 1);
}

function takeEnd(
  mine: number[],
  other: readonly number[],
  at: number,
  isFurther: (mine: number, other: number) => boolean,
  axis: 0 | 1,
): void {
  if (!isFurther(mine[at + axis] ?? 0, other[at + axis] ?? 0)) return;
  mine[at] = other[at] ?? 0;
  mine[at + 1] = other[at + 1] ?? 0;
}

function rootOf(parents: number[], label: number): number {
  let root = label;
  while (parents[root] !== root) root = parents[root] ?? root;
  let at = label;
  while (at !== root) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** The lower label is the root, so that later patches are absorbed by earlier ones. */
function join(parents: number[], first: number, second: number): void {
  const one = rootOf(parents, first);
  const other = rootOf(parents, second);
  if (one < other) parents[other] = one;
  else parents[one] = other;
}
