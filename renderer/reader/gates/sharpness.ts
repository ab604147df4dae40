import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { type Tiles, tilesInside } from './tiles.ts';

/** Grey levels a tile's ink and paper must lie apart to say anything of its edges. */
const LEAST_CONTRAST = 40;
/** Share of the tiles that may be sharper than what counts. */
const SHARPER = 0.25;
/** Share of the tiles that are calmer than those whose slopes are taken for noise. */
const CALMER = 0.1;

/**
 * Slope of the edges against their contrast, where there is ink and in the direction that is less sharp, 0 to 100;
 * undefined without ink. What the calmest tiles have too is noise, and taken off.
 */
export function crispnessOf(tiles: Tiles, area: PageQuad | undefined): number | undefined {
  const inside = tilesInside(tiles, area);
  const rangeOf = (tile: number): number => (tiles.high[tile] as number) - (tiles.low[tile] as number);
  const inked = inside.filter((tile) => rangeOf(tile) >= LEAST_CONTRAST);
  if (inked.length < 3) return undefined;
  const of = (slopes: Uint8Array): number => {
    const noise = quantile(
      inside.map((tile) => slopes[tile] as number),
      CALMER,
    );
    const values = inked.map((tile) => Math.min(1, without(slopes[tile] as number, noise) / rangeOf(tile)));
    return quantile(values, 1 - SHARPER) * 100;
  };
  return Math.min(of(tiles.across), of(tiles.down));
}

/** Independent parts of a measure add up by their squares. */
function without(all: number, noise: number): number {
  return Math.sqrt(Math.max(0, all * all - noise * noise));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
