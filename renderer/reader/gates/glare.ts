import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { isInside } from './data-page.ts';
import type { Tiles } from './tiles.ts';

/** From here up a sensor has no more to say. */
const WASHED_OUT = 250;
/** Paper as light as this cannot be told from a reflection. */
const WHITE_PAPER = 236;
/** Share of the document that is not lighter than its paper. */
const PAPER = 0.6;

/**
 * Share of a data page, in percent, that a reflection washed out: its print covers all of it. Undefined where the
 * paper itself is as white, as in most scans, which have no reflections.
 */
export function glareOnPage(page: PixelImage, area: PageQuad): number | undefined {
  const levels = new Uint32Array(256);
  let washedOut = 0;
  let all = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      if (!isInside(area, (x + 0.5) / page.width, (y + 0.5) / page.height)) continue;
      const at = (y * page.width + x) * 4;
      const [red, green, blue] = [page.data[at], page.data[at + 1], page.data[at + 2]] as [
        number,
        number,
        number,
      ];
      const darkest = Math.min(red, green, blue);
      levels[darkest] = (levels[darkest] as number) + 1;
      all += 1;
      if (darkest >= WASHED_OUT) washedOut += 1;
    }
  }
  if (all === 0) return undefined;
  return levelAt(levels, all * PAPER) >= WHITE_PAPER ? undefined : (washedOut / all) * 100;
}

/** Grey levels between ink and paper in a tile of text. */
const TEXT_CONTRAST = 50;
/** Tiles of text that must lie on both sides of a reflection, in its row, for it to lie over text. */
const TEXT_BESIDE = 3;

/** The same for a sheet of text, where only what lies between its words counts: a reflection on a margin hides nothing. */
export function glareOnText(tiles: Tiles): number | undefined {
  const levels = new Uint32Array(256);
  for (const level of tiles.high) levels[level] = (levels[level] as number) + 1;
  if (levelAt(levels, tiles.high.length * PAPER) >= WHITE_PAPER) return undefined;
  let covered = 0;
  let text = 0;
  for (let row = 0; row < tiles.rows; row += 1) {
    const places: number[] = [];
    for (let column = 0; column < tiles.columns; column += 1) {
      if (isText(tiles, row * tiles.columns + column)) places.push(column);
    }
    const [first, last] = [places[TEXT_BESIDE - 1], places.at(-TEXT_BESIDE)];
    text += places.length;
    if (first === undefined || last === undefined) continue;
    for (let column = first; column <= last; column += 1) {
      if ((tiles.low[row * tiles.columns + column] as number) >= WASHED_OUT - 4) covered += 1;
    }
  }
  return text + covered === 0 ? undefined : (covered / (text + covered)) * 100;
}

function isText(tiles: Tiles, tile: number): boolean {
  const range = (tiles.high[tile] as number) - (tiles.low[tile] as number);
  return range >= TEXT_CONTRAST && (tiles.across[tile] as number) > range * 0.2;
}

function levelAt(levels: Uint32Array, wanted: number): number {
  let seen = 0;
  let level = 0;
  while (level < 255 && seen + (levels[level] as number) < wanted) {
    seen += levels[level] as number;
    level += 1;
  }
  return level;
}
