import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { lengthOf } from './find-zones.ts';
import type { MeasuredLine } from './refine-line.ts';
import { sampleBand } from './sample-band.ts';
import { capHeightOf } from './zone-strips.ts';

/** Height of the capitals in the band that is looked at, and of the band, in pixels. */
const capHeight = 20;
const bandHeight = 44;
const middle = bandHeight / 2;
/** Rows beyond the capitals that blur and a measured height may fill. */
const allowance = 3;
/** Share of the way from paper to ink from which a pixel is ink. */
const inkShare = 0.5;
/** Pixels of it, over or under one place, that no print leaves there. */
const leastPixels = 5;
/** Places to either side by which paper and ink are judged. */
const around = 2;

/**
 * Places of a line of `length` characters over or under which there is ink: nothing is printed there, so that a mark
 * crosses the character or touches it.
 */
export function strayInk(levels: readonly GreyImage[], line: MeasuredLine, length: number): boolean[] {
  const scale = capHeight / capHeightOf(line);
  const pitch = (lengthOf(line) * scale) / length;
  const width = Math.ceil(lengthOf(line) * scale);
  const band = sampleBand(levels, line, {
    width,
    height: bandHeight,
    scale,
    before: 0,
    middle,
    interpolation: 'linear',
  });
  const places = Array.from({ length }, (_, at) => ({
    from: Math.max(0, Math.round(at * pitch)),
    to: Math.min(width, Math.round((at + 1) * pitch)),
  }));
  const shades = places.map((place) => shadesOf(band, place));
  return places.map((place, at) => {
    const near = shades.slice(Math.max(0, at - around), at + around + 1);
    const ink = Math.min(...near.map((shade) => shade.ink));
    const { paper } = shades[at] ?? { paper: 255 };
    const limit = paper - inkShare * (paper - ink);
    return pixelsBeyond(band, place, limit) >= leastPixels;
  });
}

interface Columns {
  readonly from: number;
  readonly to: number;
}

const top = middle - capHeight / 2 - allowance;
const bottom = middle + capHeight / 2 + allowance;

/** The light fifth of a place is paper, the dark twentieth of its capitals' height is ink. */
function shadesOf({ width, data }: GreyImage, { from, to }: Columns): { paper: number; ink: number } {
  const all: number[] = [];
  const capitals: number[] = [];
  for (let row = 0; row < bandHeight; row += 1) {
    for (let column = from; column < to; column += 1) {
      const value = data[row * width + column] ?? 0;
      all.push(value);
      if (row >= top && row < bottom) capitals.push(value);
    }
  }
  all.sort((one, other) => other - one);
  capitals.sort((one, other) => one - other);
  return {
    paper: all[Math.floor(all.length / 5)] ?? 255,
    ink: capitals[Math.floor(capitals.length / 20)] ?? 0,
  };
}

function pixelsBeyond({ width, data }: GreyImage, { from, to }: Columns, limit: number): number {
  let count = 0;
  for (let row = 0; row < bandHeight; row += 1) {
    if (row >= top && row < bottom) continue;
    for (let column = from; column < to; column += 1) {
      if ((data[row * width + column] ?? 255) < limit) count += 1;
    }
  }
  return count;
}
