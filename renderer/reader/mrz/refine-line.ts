import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import type { TextLine } from './find-lines.ts';
import { clamp } from './grey-image.ts';
import { blackHat } from './morphology.ts';
import { type Baseline, sampleBand } from './sample-band.ts';

/** A line measured at the page's own resolution. All lengths in pixels of the page. */
export interface MeasuredLine extends Baseline {
  /** Height of the capitals. */
  readonly height: number;
  /** From one character to the next. */
  readonly pitch: number;
  /** 0 to 1: how evenly the characters are spaced. */
  readonly evenness: number;
}

/** Height of the capitals in the band that is measured, in pixels. */
const measuredHeight = 12;
const strokeSide = 9;
/** Rows of the band, and the row on which the line is expected. */
const rows = 60;
const middle = rows / 2;
const chunks = 10;
const furthestShift = 9;

/** Follows the line's middle, finds its true ends, height and pitch; null where no text of even height is. */
export function measureLine(levels: readonly GreyImage[], rough: TextLine): MeasuredLine | null {
  let line: Baseline & { height: number } = { ...rough, bow: 0 };
  for (let round = 0; round < 2; round += 1) {
    const next = followOnce(levels, line);
    if (next === null) return null;
    line = next;
  }
  return measureEnds(levels, line);
}

interface MeasuredBand {
  readonly strokes: GreyImage;
  readonly scale: number;
  readonly before: number;
  readonly length: number;
}

function bandOf(
  levels: readonly GreyImage[],
  line: Baseline & { height: number },
  beyond: number,
): MeasuredBand {
  const scale = measuredHeight / line.height;
  const length = Math.hypot(line.endX - line.startX, line.endY - line.startY) * scale;
  const before = beyond * measuredHeight;
  const width = Math.max(16, Math.round(length + 2 * before));
  const band = sampleBand(levels, line, {
    width,
    height: rows,
    scale,
    before,
    middle,
    interpolation: 'linear',
  });
  return { strokes: blackHat(band, strokeSide), scale, before, length };
}

function followOnce(
  levels: readonly GreyImage[],
  line: Baseline & { height: number },
): (Baseline & { height: number }) | null {
  const { strokes, scale, before, length } = bandOf(levels, line, 1);
  const profiles: Float32Array[] = [];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const from = Math.round(before + (length * chunk) / chunks);
    const to = Math.round(before + (length * (chunk + 1)) / chunks);
    profiles.push(smooth(rowProfile(strokes, from, to)));
  }
  let shifts = new Array<number>(chunks).fill(0);
  let fit = { level: 0, slope: 0, bend: 0 };
  for (let round = 0; round < 2; round += 1) {
    const reference = alignedSum(profiles, shifts);
    shifts = profiles.map((profile) => bestShift(reference, profile));
    fit = fitShifts(shifts, profiles);
    shifts = shifts.map((_shift, chunk) => shiftAt(fit, (chunk + 0.5) / chunks));
  }
  const edges = edgesOf(alignedSum(profiles, shifts));
  if (edges === null) return null;
  const height = (edges.bottom - edges.top) / scale;
  const offset = (edges.bottom + edges.top) / 2 - middle;
  const start = (shiftAt(fit, 0) + offset) / scale;
  const end = (shiftAt(fit, 1) + offset) / scale;
  const half = (shiftAt(fit, 0.5) + offset) / scale;
  const moved = shifted(line, start, end);
  const bow = clamp(line.bow + half - (start + end) / 2, -0.6 * height, 0.6 * height);
  return { ...moved, bow, height: clamp(height, line.height * 0.5, line.height * 2) };
}

function shifted(line: Baseline, start: number, end: number): Baseline {
  const length = Math.hypot(line.endX - line.startX, line.endY - line.startY) || 1;
  const downX = -(line.endY - line.startY) / length;
  const downY = (line.endX - line.startX) / length;
  return {
    startX: line.startX + downX * start,
    startY: line.startY + downY * start,
    endX: line.endX + downX * end,
    endY: line.endY + downY * end,
    bow: line.bow,
  };
}

function rowProfile(strokes: GreyImage, from: number, to: number): Float32Array {
  const profile = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = from; column < to; column += 1) sum += strokes.data[row * strokes.width + column] ?? 0;
    profile[row] = sum / Math.max(1, to - from);
  }
  return profile;
}

function smooth(profile: Float32Array): Float32Array {
  return profile.map(
    (value, row) => (2 * value + (profile[row - 1] ?? value) + (profile[row + 1] ?? value)) / 4,
  );
}

function alignedSum(profiles: readonly Float32Array[], shifts: readonly number[]): Float32Array {
  const sum = new Float32Array(rows);
  for (const [chunk, profile] of profiles.entries()) {
    const shift = shifts[chunk] ?? 0;
    for (let row = 0; row < rows; row += 1) sum[row] = (sum[row] ?? 0) + valueAt(profile, row + shift);
  }
  return sum;
}

function valueAt(profile: Float32Array, row: number): number {
  const low = Math.floor(row);
  const share = row - low;
  return (profile[low] ?? 0) * (1 - share) + (profile[low + 1] ?? 0) * share;
}

/** The shift at which a chunk lies best on the whole line; rows far from the line count less. */
function bestShift(reference: Float32Array, profile: Float32Array): number {
  const scores: number[] = [];
  for (let shift = -furthestShift; shift <= furthestShift; shift += 1) {
    let score = 0;
    for (let row = 0; row < rows; row += 1) {
      const away = (row - middle) / measuredHeight;
      score += (reference[row] ?? 0) * (profile[row + shift] ?? 0) * Math.exp(-1.2 * away * away);
    }
    scores.push(score);
  }
  const best = scores.indexOf(Math.max(...scores));
  const left = scores[best - 1];
  const right = scores[best + 1];
  const here = scores[best] ?? 0;
  if (left === undefined || right === undefined || left + right === 2 * here) return best - furthestShift;
  return best - furthestShift + (0.5 * (left - right)) / (left - 2 * here + right);
}

interface ShiftFit {
  readonly level: number;
  readonly slope: number;
  readonly bend: number;
}

function shiftAt(fit: ShiftFit, share: number): number {
  const from = share - 0.5;
  return fit.level + fit.slope * from + fit.bend * (from * from - 1 / 12);
}

/** A parabola through the chunks' shifts, each weighted by its ink; what lies far off counts little. */
function fitShifts(shifts: readonly number[], profiles: readonly Float32Array[]): ShiftFit {
  let fit: ShiftFit = { level: 0, slope: 0, bend: 0 };
  const ink = profiles.map((profile) => Math.sqrt(profile.reduce((sum, value) => sum + value, 0)));
  const sorted = shifts.toSorted((left, right) => left - right);
  fit = { ...fit, level: sorted[Math.floor(sorted.length / 2)] ?? 0 };
  for (let round = 0; round < 6; round += 1) {
    const weights = shifts.map((shift, chunk) => {
      const miss = (shift - shiftAt(fit, (chunk + 0.5) / chunks)) / (round < 2 ? 4 : 1.5);
      return (ink[chunk] ?? 0) / (1 + miss * miss);
    });
    fit = weightedParabola(shifts, weights);
  }
  return fit;
}

function weightedParabola(values: readonly number[], weights: readonly number[]): ShiftFit {
  // The three basis functions are nearly orthogonal over even chunks: a few sweeps of coordinate descent suffice.
  let level = 0;
  let slope = 0;
  let bend = 0;
  for (let sweep = 0; sweep < 8; sweep += 1) {
    level = project(
      values,
      weights,
      (from) => slope * from + bend * (from * from - 1 / 12),
      () => 1,
    );
    slope = project(
      values,
      weights,
      (from) => level + bend * (from * from - 1 / 12),
      (from) => from,
    );
    bend =
      0.9 *
      project(
        values,
        weights,
        (from) => level + slope * from,
        (from) => from * from - 1 / 12,
      );
  }
  return { level, slope, bend };
}

function project(
  values: readonly number[],
  weights: readonly number[],
  rest: (from: number) => number,
  basis: (from: number) => number,
): number {
  let above = 0;
  let below = 1e-9;
  for (const [chunk, value] of values.entries()) {
    const from = (chunk + 0.5) / values.length - 0.5;
    const weight = weights[chunk] ?? 0;
    above += weight * (value - rest(from)) * basis(from);
    below += weight * basis(from) * basis(from);
  }
  return above / below;
}

/** Top and bottom of the letters: where the ink falls to a share of what it is in the middle of the line. */
function edgesOf(profile: Float32Array): { top: number; bottom: number } | null {
  let peak = 0;
  for (let row = middle - 8; row <= middle + 8; row += 1) peak = Math.max(peak, profile[row] ?? 0);
  if (peak === 0) return null;
  let background = peak;
  for (let row = 4; row < rows - 4; row += 1) background = Math.min(background, profile[row] ?? 0);
  const level = background + (peak - background) * 0.3;
  let centre = middle - 8;
  for (let row = middle - 8; row <= middle + 8; row += 1) {
    if ((profile[row] ?? 0) > (profile[centre] ?? 0)) centre = row;
  }
  let top = centre;
  while (top > 0 && (profile[top - 1] ?? 0) > level) top -= 1;
  let bottom = centre;
  while (bottom < rows - 1 && (profile[bottom + 1] ?? 0) > level) bottom += 1;
  if (top === 0 || bottom === rows - 1 || bottom - top < 4) return null;
  const above = crossing(profile[top - 1] ?? 0, profile[top] ?? 0, level);
  const below = crossing(profile[bottom + 1] ?? 0, profile[bottom] ?? 0, level);
  return { top: top - above + 0.5, bottom: bottom + below + 0.5 };
}

/** How far outside the last row inside the level is crossed, 0 to 1. */
function crossing(outside: number, inside: number, level: number): number {
  return inside === outside ? 0 : clamp((inside - level) / (inside - outside), 0, 1);
}

function measureEnds(levels: readonly GreyImage[], line: Baseline & { height: number }): MeasuredLine | null {
  const beyond = clamp((0.6 * lengthOf(line)) / line.height, 4, 30);
  const { strokes, scale, before, length } = bandOf(levels, line, beyond);
  const ink = columnInk(strokes);
  const core = ink.slice(Math.round(before), Math.round(before + length));
  const { pitch, evenness } = findPitch(core);
  const usual = core.toSorted()[Math.floor(core.length * 0.6)] ?? 0;
  const window = Math.round(pitch * 0.9);
  const near = runningMean(ink, window);
  const level = 0.3 * runningMedianLevel(usual, near, before, length);
  const gap = Math.round(1.1 * pitch);
  const from = walk(near, Math.round(before + length / 2), -1, level, gap);
  const to = walk(near, Math.round(before + length / 2), 1, level, gap);
  const start = from + window / 2 - pitch * 0.1;
  const end = to - window / 2 + pitch * 0.1 + 1;
  if (end - start < 8 * pitch) return null;
  return {
    ...cut(line, (start - before) / scale, (end - before) / scale),
    height: line.height,
    pitch: pitch / scale,
    evenness,
  };
}

function lengthOf(line: Baseline): number {
  return Math.hypot(line.endX - line.startX, line.endY - line.startY);
}

/** The same curve between two other points, given as distances from its start. */
function cut(line: Baseline, from: number, to: number): Baseline {
  const length = lengthOf(line) || 1;
  const sink = (distance: number) => line.bow * 4 * (distance / length) * (1 - distance / length);
  const alongX = (line.endX - line.startX) / length;
  const alongY = (line.endY - line.startY) / length;
  const limited = (distance: number) => sink(clamp(distance, -0.2 * length, 1.2 * length));
  const at = (distance: number) => ({
    x: line.startX + alongX * distance - alongY * limited(distance),
    y: line.startY + alongY * distance + alongX * limited(distance),
  });
  const start = at(from);
  const end = at(to);
  const share = (to - from) / length;
  return { startX: start.x, startY: start.y, endX: end.x, endY: end.y, bow: line.bow * share * share };
}

/** Ink of each column within the line, less what fine print or a frame goes on with above and below it. */
function columnInk(strokes: GreyImage): Float32Array {
  const half = measuredHeight / 2;
  const inside = meanOfRows(strokes, middle - half, middle + half);
  const above = meanOfRows(strokes, middle - 2.2 * half, middle - 1.4 * half);
  const below = meanOfRows(strokes, middle + 1.4 * half, middle + 2.2 * half);
  return inside.map((value, column) => {
    const around = Math.min(above[column] ?? 0, below[column] ?? 0);
    return Math.max(0, value - around);
  });
}

function meanOfRows(strokes: GreyImage, from: number, to: number): Float32Array {
  const top = Math.round(from);
  const bottom = Math.round(to);
  const mean = new Float32Array(strokes.width);
  for (let row = top; row < bottom; row += 1) {
    for (let column = 0; column < strokes.width; column += 1) {
      mean[column] = (mean[column] ?? 0) + (strokes.data[row * strokes.width + column] ?? 0) / (bottom - top);
    }
  }
  return mean;
}

/** The spacing at which the ink along the line repeats best. Source: pitch 2.54 mm, capitals 2.4 mm (ICAO 9303-3). */
function findPitch(ink: Float32Array): { pitch: number; evenness: number } {
  const mean = ink.reduce((sum, value) => sum + value, 0) / Math.max(1, ink.length);
  const level = ink.map((value) => value - mean);
  const correlation = (lag: number): number => {
    let sum = 0;
    let one = 1e-6;
    let other = 1e-6;
    for (let at = 0; at + lag < level.length; at += 1) {
      const here = level[at] ?? 0;
      const there = level[at + lag] ?? 0;
      sum += here * there;
      one += here * here;
      other += there * there;
    }
    return sum / Math.sqrt(one * other);
  };
  let best = { pitch: measuredHeight, evenness: 0 };
  let before = 0;
  for (let lag = Math.round(measuredHeight * 0.6); lag <= measuredHeight * 1.6; lag += 1) {
    const here = correlation(lag);
    // A peak at twice the pitch is taken only when the one at the pitch is far lower.
    const isPeak = here > before && here > 1.25 * best.evenness;
    const isSlope = here > best.evenness && lag - best.pitch <= 1;
    before = here;
    if (isPeak || isSlope) best = { pitch: lag, evenness: here };
  }
  // Several pitches further the same peak is sharper.
  let pitch = best.pitch;
  for (const times of [3, 9]) {
    const centre = pitch * times;
    let peak = { lag: centre, value: -1 };
    for (let lag = Math.round(centre - pitch * 0.4); lag <= centre + pitch * 0.4; lag += 1) {
      const value = lag < level.length * 0.7 ? correlation(lag) : -1;
      if (value > peak.value) peak = { lag, value };
    }
    if (peak.value > 0.15) pitch = peak.lag / times;
  }
  return { pitch, evenness: best.evenness };
}

function runningMean(values: Float32Array, window: number): Float32Array {
  const half = Math.floor(window / 2);
  const sums = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) sums[at + 1] = (sums[at] ?? 0) + value;
  return values.map((_value, at) => {
    const from = Math.max(0, at - half);
    const to = Math.min(values.length, at + half + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

/** The usual ink of the part that is surely text. */
function runningMedianLevel(usual: number, near: Float32Array, before: number, length: number): number {
  const inside = near.slice(Math.round(before), Math.round(before + length)).toSorted();
  return inside[Math.floor(inside.length / 2)] ?? usual;
}

/** The last column of text in one direction: further on, less than `level` of ink for longer than `gap`. */
function walk(ink: Float32Array, from: number, step: 1 | -1, level: number, gap: number): number {
  let last = from;
  for (let at = from; at >= 0 && at < ink.length; at += step) {
    if ((ink[at] ?? 0) > level) last = at;
    else if (Math.abs(at - last) > gap) break;
  }
  return last;
}
