import type { PageQuad } from '#shared/reading/mrz-reading.ts';
import { partOf, wholePage } from './data-page.ts';
import { type Tiles, tilesInside } from './tiles.ts';

/** Where a data page has its fields, beside the portrait and between the heading and the zone. */
const FIELDS = { left: 0.36, top: 0.2, right: 0.96, bottom: 0.7 } as const;
/** And its zone, below them. */
const ZONE = { left: 0.04, top: 0.78, right: 0.96, bottom: 0.97 } as const;
/** Where a sheet has its text when nothing says where the sheet lies in the picture. */
const TEXT = { left: 0.12, top: 0.12, right: 0.88, bottom: 0.88 } as const;
/** Shares of the tiles that may have darker paper, and darker ink, than what counts. */
const DARKER_PAPER = 0.12;
const DARKER_INK = 0.1;

/**
 * Grey levels between the ink and the paper of the worst lit part; `undefined` when nothing of it is in the picture.
 * `area` is the data page where there is one.
 */
export function contrastOf(tiles: Tiles, area: PageQuad | undefined): number | undefined {
  const ink = quantile(tiles.low, tilesInside(tiles, area ?? partOf(wholePage, TEXT)), DARKER_INK);
  const parts = area === undefined ? [partOf(wholePage, TEXT)] : [partOf(area, FIELDS), partOf(area, ZONE)];
  const contrasts = parts
    .map((part) => tilesInside(tiles, part))
    .filter((text) => text.length > 0)
    .map((text) => quantile(tiles.high, text, DARKER_PAPER) - ink);
  return contrasts.length === 0 ? undefined : Math.max(0, Math.min(...contrasts));
}

function quantile(levels: Uint8Array, tiles: readonly number[], share: number): number {
  const sorted = tiles.map((tile) => levels[tile] as number).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
