import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Margins of a sheet of text: how far its ink stays from each side of the picture. */

/** Millimetres from each side that are looked at. */
const DEPTH = 14;
/** Long side of a sheet of A4, which a page without a zone is taken to be. */
const SHEET_LONG_SIDE = 297;
/** Grey levels between neighbours from which there is an edge of ink. */
const EDGE = 48;
/** Share of a line of pixels along the side that must be paper, and that must be edges, to be a line of text. */
const PAPER = 0.5;
const EDGES = 0.025;
/** Grey levels under the page's paper that still are paper. */
const PAPER_RANGE = 56;

/** Millimetres of blank margin on the narrowest side; at most `DEPTH`. */
export function narrowestMargin(page: GreyImage): number {
  const { width, height } = page;
  const perMillimetre = Math.max(width, height) / SHEET_LONG_SIDE;
  const depth = Math.min(Math.ceil(DEPTH * perMillimetre), Math.floor(Math.min(width, height) / 4));
  const paper = paperOf(page);
  let narrowest = depth;
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    narrowest = Math.min(narrowest, marginOf(page, side, depth, paper));
  }
  return narrowest / perMillimetre;
}

/** Pixels from a side to the first line of pixels with text on paper. */
function marginOf(
  { width, height, data }: GreyImage,
  side: 'left' | 'right' | 'top' | 'bottom',
  depth: number,
  paper: number,
): number {
  const isUpright = side === 'left' || side === 'right';
  const along = isUpright ? height : width;
  const step = isUpright ? width : 1;
  for (let away = 0; away < depth; away += 1) {
    const place = side === 'left' || side === 'top' ? away : (isUpright ? width : height) - 1 - away;
    const start = isUpright ? place : place * width;
    let edges = 0;
    let blank = 0;
    for (let at = 1; at < along; at += 1) {
      const here = data[start + at * step] as number;
      const before = data[start + (at - 1) * step] as number;
      if (Math.abs(here - before) > EDGE) edges += 1;
      if (here > paper - PAPER_RANGE) blank += 1;
    }
    if (blank > along * PAPER && edges > along * EDGES) return away;
  }
  return depth;
}

/** The page's most frequent light level. */
function paperOf({ data }: GreyImage): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 7)
    counts[data[at] as number] = (counts[data[at] as number] as number) + 1;
  let most = 255;
  for (let level = 255; level > 60; level -= 1) {
    if ((counts[level] as number) > (counts[most] as number)) most = level;
  }
  return most;
}
