import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Side of a cell, in pixels of the reduced page, in which ink is counted. */
const CELL = 8;
/** Grey levels between neighbours from which there is an edge of ink. */
const EDGE = 20;
/** Share of the ink beyond each end of the measured part, and how far the part is widened again. */
const BEYOND = 0.1;
const WIDENED = 0.12;
/** Sides of the map of ink, and of its lowest frequencies that are kept. */
const SIDE = 32;
const KEPT = 16;

/**
 * 256 bits of a page's look, hexadecimal, row by row of frequencies: the signs of the lowest frequencies (discrete
 * cosine transform) of where its ink lies. The map is laid over the ink itself, so that a second scan, shifted, a
 * little askew, lighter or compressed again, differs in few bits; a turned one in the same bits at other places.
 */
export function fingerprintOf(page: GreyImage): string {
  const strengths = lowFrequencies(inkMap(page));
  let text = '';
  for (let at = 0; at < strengths.length; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((strengths[at + bit] as number) > 0 ? 1 : 0);
    text += digit.toString(16);
  }
  return text;
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly ink: Float32Array;
}

function countInk({ width, height, data }: GreyImage): Cells {
  const columns = Math.max(1, Math.floor(width / CELL));
  const rows = Math.max(1, Math.floor(height / CELL));
  const ink = new Float32Array(columns * rows);
  for (let y = 0; y + 1 < Math.min(height, rows * CELL); y += 1) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x + 1 < Math.min(width, columns * CELL); x += 1) {
      const at = y * width + x;
      const here = data[at] as number;
      const across = Math.abs((data[at + 1] as number) - here);
      const down = Math.abs((data[at + width] as number) - here);
      if (across > EDGE || down > EDGE) ink[row + (x >> 3)] = (ink[row + (x >> 3)] as number) + 1;
    }
  }
  return { columns, rows, ink };
}

/** A part with long frames or a picture must not outweigh the text. */
const MOST_INK = 16;

function inkMap(page: GreyImage): Float32Array {
  const { columns, rows, ink } = countInk(page);
  const across = new Float32Array(columns);
  const down = new Float32Array(rows);
  for (const [cell, count] of ink.entries()) {
    const weight = Math.min(MOST_INK, count);
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    across[column] = (across[column] as number) + weight;
    down[row] = (down[row] as number) + weight;
  }
  const [left, right] = extentOf(across);
  const [top, bottom] = extentOf(down);
  const map = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y += 1) {
    const [fromRow, toRow] = cellsOf(top, bottom, y);
    for (let x = 0; x < SIDE; x += 1) {
      const [fromColumn, toColumn] = cellsOf(left, right, x);
      let sum = 0;
      for (let row = Math.max(0, fromRow); row < Math.min(rows, toRow); row += 1) {
        for (let column = Math.max(0, fromColumn); column < Math.min(columns, toColumn); column += 1)
          sum += ink[row * columns + column] as number;
      }
      map[y * SIDE + x] = sum / ((toRow - fromRow) * (toColumn - fromColumn));
    }
  }
  return map;
}

/** From where to where most of the ink lies. */
function extentOf(profile: Float32Array): readonly [from: number, to: number] {
  const wanted = profile.reduce((sum, each) => sum + each, 0) * BEYOND;
  let [from, to] = [0, profile.length];
  for (let sum = profile[0] as number; sum < wanted && from + 1 < to; sum += profile[from] as number)
    from += 1;
  for (let sum = profile[to - 1] as number; sum < wanted && to - 1 > from; sum += profile[to - 1] as number)
    to -= 1;
  const more = (to - from) * WIDENED;
  return [from - more, to + more];
}

function cellsOf(from: number, to: number, step: number): readonly [from: number, to: number] {
  const first = Math.floor(from + ((to - from) * step) / SIDE);
  return [first, Math.max(first + 1, Math.floor(from + ((to - from) * (step + 1)) / SIDE))];
}

function lowFrequencies(map: Float32Array): Float32Array {
  const basis = new Float32Array(KEPT * SIDE);
  for (let frequency = 0; frequency < KEPT; frequency += 1) {
    for (let at = 0; at < SIDE; at += 1)
      basis[frequency * SIDE + at] = Math.cos(((at + 0.5) * frequency * Math.PI) / SIDE);
  }
  const strengths = new Float32Array(KEPT * KEPT);
  const across = new Float32Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y += 1) {
    for (let frequency = 0; frequency < KEPT; frequency += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1)
        sum += (map[y * SIDE + x] as number) * (basis[frequency * SIDE + x] as number);
      across[y * KEPT + frequency] = sum;
    }
  }
  for (let down = 0; down < KEPT; down += 1) {
    for (let frequency = 0; frequency < KEPT; frequency += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1)
        sum += (across[y * KEPT + frequency] as number) * (basis[down * SIDE + y] as number);
      strengths[down * KEPT + frequency] = sum;
    }
  }
  return strengths;
}
