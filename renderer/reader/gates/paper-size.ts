import type { Size } from './data-page.ts';

/** The resolution of a scan whose file does not say it, from the sheet that its pixels are exactly. */

/** Inches: A4, half of it, and letter. */
const SHEETS = [
  [8.268, 11.693],
  [5.827, 8.268],
  [8.5, 11],
] as const;
/** Dots per inch that scanners offer. */
const RESOLUTIONS = [100, 150, 200, 240, 300, 400, 600] as const;
/** Share by which a side may differ. */
const TOLERANCE = 0.006;

/** Undefined for every other size, as photographs and crops have. */
export function paperResolution({ width, height }: Size): number | undefined {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  const isNear = (pixels: number, inches: number, dotsPerInch: number): boolean =>
    Math.abs(pixels / (inches * dotsPerInch) - 1) < TOLERANCE;
  return RESOLUTIONS.find((dotsPerInch) =>
    SHEETS.some(([short, long]) => isNear(shorter, short, dotsPerInch) && isNear(longer, long, dotsPerInch)),
  );
}
