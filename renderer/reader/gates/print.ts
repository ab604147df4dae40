import { partOf, wholePage } from './data-page.ts';
import { type Tiles, tilesInside } from './tiles.ts';

/** Where a sheet has its text when nothing says where the sheet lies in the picture. */
export const textArea = { left: 0.12, top: 0.12, right: 0.88, bottom: 0.88 } as const;

/** Share of a sheet's tiles that are surely blank: its margins. Theirs is the paper's own contrast. */
const BLANK_SHARE = 0.1;
/** Times, and grey levels, by which print stands out of the paper's own contrast. */
const TIMES = 2.5;
const LEVELS = 12;
/** Share of tiles with print under which a sheet is empty: less than one line of text. */
const EMPTY_SHARE = 0.01;

/** Tiles in which something is printed or written, however dark or light the whole page is. */
export function printedTiles({ low, high }: Tiles): number[] {
  const contrasts = Array.from(high, (level, tile) => level - (low[tile] as number));
  const sorted = contrasts.toSorted((one, other) => one - other);
  const paper = sorted[Math.floor(sorted.length * BLANK_SHARE)] ?? 0;
  const least = Math.max(TIMES * paper, paper + LEVELS);
  return contrasts.flatMap((contrast, tile) => (contrast >= least ? [tile] : []));
}

/** Whether a sheet carries nothing but specks where its text would be: a blank back. */
export function isEmptySheet(tiles: Tiles): boolean {
  const text = new Set(tilesInside(tiles, partOf(wholePage, textArea)));
  const printed = printedTiles(tiles).filter((tile) => text.has(tile));
  return printed.length < EMPTY_SHARE * text.size;
}
