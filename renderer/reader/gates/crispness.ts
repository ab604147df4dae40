import type { PageQuad } from '#shared/reading/mrz-reading.ts';
import { isInside } from './data-page.ts';
import type { Tiles } from './tiles.ts';

/** Grey levels a tile's ink and paper must lie apart to say anything of its edges. */
const LEAST_CONTRAST = 40;

/** Edges' steepness where there is ink, 0 to 100; undefined on a blank page. */
export function crispnessOf(tiles: Tiles, area: PageQuad | undefined): number | undefined {
  const values: number[] = [];
  for (const tile of tilesInside(tiles, area)) {
    if ((tiles.high[tile] as number) - (tiles.low[tile] as number) < LEAST_CONTRAST) continue;
    values.push(tiles.acuity[tile] as number);
  }
  if (values.length < 3) return undefined;
  values.sort((a, b) => a - b);
  return (values[Math.floor(values.length * 0.75)] as number) * 100;
}

/** Grey levels between the page's ink and its paper; undefined when nothing of the area is on the page. */
export function contrastOf(tiles: Tiles, area: PageQuad | undefined): number | undefined {
  const lows: number[] = [];
  const highs: number[] = [];
  for (const tile of tilesInside(tiles, area)) {
    lows.push(tiles.low[tile] as number);
    highs.push(tiles.high[tile] as number);
  }
  if (lows.length === 0) return undefined;
  lows.sort((a, b) => a - b);
  highs.sort((a, b) => a - b);
  return (highs[Math.floor(highs.length * 0.8)] as number) - (lows[Math.floor(lows.length * 0.1)] as number);
}

/** Share of the tiles along the page's sides that ink runs through, in percent: text that goes on outside. */
export function inkAtEdges(tiles: Tiles): number {
  let inked = 0;
  let all = 0;
  for (let row = 0; row < tiles.rows; row += 1) {
    for (let column = 0; column < tiles.columns; column += 1) {
      if (row > 0 && row < tiles.rows - 1 && column > 0 && column < tiles.columns - 1) continue;
      const tile = row * tiles.columns + column;
      all += 1;
      const range = (tiles.high[tile] as number) - (tiles.low[tile] as number);
      if (range > 90 && (tiles.acuity[tile] as number) > 0.3) inked += 1;
    }
  }
  return all === 0 ? 0 : (inked / all) * 100;
}

function* tilesInside(tiles: Tiles, area: PageQuad | undefined): Generator<number> {
  for (let row = 0; row < tiles.rows; row += 1) {
    for (let column = 0; column < tiles.columns; column += 1) {
      const [x, y] = [(column + 0.5) / tiles.columns, (row + 0.5) / tiles.rows];
      if (area === undefined || isInside(area, x, y)) yield row * tiles.columns + column;
    }
  }
}
