import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { clamp } from './grey-image.ts';

/** A line of text in pixels of the page: the middle of its capitals, from where reading starts to where it ends. */
export interface Baseline {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  /** How far the middle of the line sinks below the straight between its ends, in pixels. */
  readonly bow: number;
}

/** Cubic for what is recognised, linear for what is only measured. */
type Interpolation = 'cubic' | 'linear';

export interface Band {
  readonly width: number;
  readonly height: number;
  /** Pixels of the band for one pixel of the page. */
  readonly scale: number;
  /** Pixels of the band that lie before the start of the line. */
  readonly before: number;
  /** Row of the band on which the middle of the line lies. */
  readonly middle: number;
  readonly interpolation: Interpolation;
}

/** Cuts a straightened band around a line out of the page, from the reduction of the page that suits it best. */
export function sampleBand(levels: readonly GreyImage[], line: Baseline, band: Band): GreyImage {
  const depth = Math.max(
    0,
    levels.findLastIndex((_level, index) => band.scale * 2 ** index <= 1.25),
  );
  const level = levels[depth];
  const data = new Uint8Array(band.width * band.height);
  if (level === undefined) return { width: band.width, height: band.height, data };
  const reduction = 2 ** depth;
  const valueAt = band.interpolation === 'cubic' ? cubicAt : linearAt;
  const length = Math.hypot(line.endX - line.startX, line.endY - line.startY) || 1;
  const alongX = (line.endX - line.startX) / length;
  const alongY = (line.endY - line.startY) / length;
  for (let column = 0; column < band.width; column += 1) {
    const along = (column + 0.5 - band.before) / band.scale;
    const share = clamp(along / length, -0.2, 1.2);
    const sink = line.bow * 4 * share * (1 - share);
    for (let row = 0; row < band.height; row += 1) {
      const down = (row + 0.5 - band.middle) / band.scale + sink;
      const x = (line.startX + alongX * along - alongY * down) / reduction - 0.5;
      const y = (line.startY + alongY * along + alongX * down) / reduction - 0.5;
      data[row * band.width + column] = valueAt(level, x, y);
    }
  }
  return { width: band.width, height: band.height, data };
}

function linearAt(image: GreyImage, x: number, y: number): number {
  const column = clamp(Math.floor(x), 0, Math.max(0, image.width - 2));
  const row = clamp(Math.floor(y), 0, Math.max(0, image.height - 2));
  const across = clamp(x - column, 0, 1);
  const down = clamp(y - row, 0, 1);
  const at = row * image.width + column;
  const right = image.width > 1 ? 1 : 0;
  const below = image.height > 1 ? image.width : 0;
  const top = (image.data[at] ?? 0) * (1 - across) + (image.data[at + right] ?? 0) * across;
  const bottom =
    (image.data[at + below] ?? 0) * (1 - across) + (image.data[at + below + right] ?? 0) * across;
  return top + (bottom - top) * down + 0.5;
}

/** Catmull-Rom interpolation; beyond the border the border's pixels go on. */
function cubicAt(image: GreyImage, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const across = x - column;
  const down = y - row;
  let sum = 0;
  for (let dy = -1; dy <= 2; dy += 1) {
    const weight = cubicWeight(dy - down);
    const start = clamp(row + dy, 0, image.height - 1) * image.width;
    let line = 0;
    for (let dx = -1; dx <= 2; dx += 1) {
      line += cubicWeight(dx - across) * (image.data[start + clamp(column + dx, 0, image.width - 1)] ?? 0);
    }
    sum += weight * line;
  }
  return clamp(sum + 0.5, 0, 255);
}

function cubicWeight(distance: number): number {
  const away = Math.abs(distance);
  if (away <= 1) return (1.5 * away - 2.5) * away * away + 1;
  return away < 2 ? ((-0.5 * away + 2.5) * away - 4) * away + 2 : 0;
}
