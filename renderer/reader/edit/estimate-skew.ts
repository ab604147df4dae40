import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Degrees either way in which lines of text are looked for. */
const WIDEST = 10;
const COARSE = 0.5;
const FINE = 0.1;

/**
 * Degrees, clockwise positive, by which the lines of a page are turned; 0 when it has none. Level lines leave the
 * ink of a row together: the sum over rows of (ink of a row)² is greatest there.
 */
export function estimateSkew(page: GreyImage): number {
  const ink = inkPoints(page);
  if (ink.length < 200) return 0;
  let best = 0;
  let most = 0;
  const consider = (degrees: number): void => {
    const strength = alignment(ink, page.width + page.height, degrees);
    if (strength > most) {
      most = strength;
      best = degrees;
    }
  };
  for (let degrees = -WIDEST; degrees <= WIDEST; degrees += COARSE) consider(degrees);
  const coarse = best;
  for (let degrees = coarse - COARSE; degrees <= coarse + COARSE; degrees += FINE) consider(degrees);
  return Math.round(best * 10) / 10;
}

/** Dark edges of the page, x and y in turn: the lower side of ink, which is sharpest at the foot of a line. */
function inkPoints(page: GreyImage): Int32Array {
  const points: number[] = [];
  for (let y = 1; y + 1 < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const here = page.data[y * page.width + x] as number;
      const below = page.data[(y + 1) * page.width + x] as number;
      if (below - here > 48) points.push(x, y);
    }
  }
  return Int32Array.from(points);
}

function alignment(points: Int32Array, span: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Uint32Array(span * 2);
  for (let at = 0; at < points.length; at += 2) {
    const row = Math.round((points[at + 1] as number) - (points[at] as number) * slope) + (span >> 1);
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}
