import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { partOf, wholePage } from './data-page.ts';
import { printedTiles, textArea } from './print.ts';
import { type Tiles, tilesInside } from './tiles.ts';

/** Where a data page has its fields, beside the portrait and between the heading and the zone. */
const FIELDS = { left: 0.36, top: 0.2, right: 0.96, bottom: 0.7 } as const;
/** And its zone, below them. */
const ZONE = { left: 0.04, top: 0.78, right: 0.96, bottom: 0.97 } as const;
/** Shares of the tiles that may have darker paper, and darker ink, than what counts. */
const DARKER_PAPER = 0.12;
const DARKER_INK = 0.1;

/** Share of a sheet's text area that has print, under which its ink is looked for where there is some. */
const LITTLE_PRINT = 0.25;

/**
 * Grey levels between the ink and the paper of the worst lit part; `undefined` when nothing of it is in the picture.
 * `area` is the data page where there is one; a sheet of text may have little on it.
 */
export function contrastOf(tiles: Tiles, area: PageQuad | undefined, isSheet: boolean): number | undefined {
  const within = isSheet ? inkTiles(tiles) : tilesInside(tiles, area ?? partOf(wholePage, textArea));
  const ink = quantile(tiles.low, within, DARKER_INK);
  const parts =
    area === undefined ? [partOf(wholePage, textArea)] : [partOf(area, FIELDS), partOf(area, ZONE)];
  const contrasts = parts
    .map((part) => tilesInside(tiles, part))
    .filter((text) => text.length > 0)
    .map((text) => quantile(tiles.high, text, DARKER_PAPER) - ink);
  return contrasts.length === 0 ? undefined : Math.max(0, Math.min(...contrasts));
}

/** Where a sheet's ink is: anywhere; on one with two signatures and nothing else, where they are. */
function inkTiles(tiles: Tiles): number[] {
  const text = tilesInside(tiles, partOf(wholePage, textArea));
  const isText = new Set(text);
  const printed = printedTiles(tiles).filter((tile) => isText.has(tile));
  return printed.length > 0 && printed.length < LITTLE_PRINT * text.length ? printed : text;
}

function quantile(levels: Uint8Array, tiles: readonly number[], share: number): number {
  const sorted = tiles.map((tile) => levels[tile] as number).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
