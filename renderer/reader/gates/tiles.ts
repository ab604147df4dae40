import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { isInside } from './data-page.ts';

/** Side of a tile, in pixels of the reduced page. */
const tileSide = 32;
/** Long side of the grey page that tiles are measured on: about 137 dots per inch of an A4 sheet. */
export const tileScale = 1600;
/** Share of a tile's pixels that lie on steeper edges than the one that counts: strokes, not specks of noise. */
const STEEPER = 0.015;

export interface Tiles {
  readonly columns: number;
  readonly rows: number;
  /** Darkest and lightest of each tile, the very extremes left out. */
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  /**
   * Slope of each tile's edges, in grey levels over two pixels, by direction: a movement leaves the edges along it
   * sharp, and only those.
   */
  readonly across: Uint8Array;
  readonly down: Uint8Array;
}

/** Cuts a page into tiles and says of each how dark, how light and how crisp it is. */
export function measureTiles(page: GreyImage): Tiles {
  const columns = Math.max(1, Math.floor(page.width / tileSide));
  const rows = Math.max(1, Math.floor(page.height / tileSide));
  const tiles = {
    columns,
    rows,
    low: new Uint8Array(columns * rows),
    high: new Uint8Array(columns * rows),
    across: new Uint8Array(columns * rows),
    down: new Uint8Array(columns * rows),
  };
  const levels = new Uint16Array(256);
  const slopes = { across: new Uint16Array(256), down: new Uint16Array(256) };
  for (let tile = 0; tile < columns * rows; tile += 1) {
    levels.fill(0);
    slopes.across.fill(0);
    slopes.down.fill(0);
    const top = Math.floor(tile / columns) * tileSide;
    const left = (tile % columns) * tileSide;
    const bottom = Math.min(page.height, top + tileSide);
    const right = Math.min(page.width, left + tileSide);
    countTile(page, { top, left, bottom, right }, levels, slopes);
    const pixels = (bottom - top) * (right - left);
    tiles.low[tile] = quantile(levels, pixels * 0.02);
    tiles.high[tile] = quantile(levels, pixels * 0.98);
    tiles.across[tile] = quantile(slopes.across, pixels * (1 - STEEPER));
    tiles.down[tile] = quantile(slopes.down, pixels * (1 - STEEPER));
  }
  return tiles;
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Each slope is the mean of three neighbouring lines: an edge goes on there, noise does not. */
function countTile(
  { width, height, data }: GreyImage,
  { top, left, bottom, right }: Box,
  levels: Uint16Array,
  slopes: { readonly across: Uint16Array; readonly down: Uint16Array },
): void {
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * width + x;
      const level = data[at] as number;
      levels[level] = (levels[level] as number) + 1;
      if (x === 0 || y === 0 || x + 1 >= width || y + 1 >= height) continue;
      const [above, below] = [at - width, at + width];
      const topLeft = data[above - 1] as number;
      const topRight = data[above + 1] as number;
      const bottomLeft = data[below - 1] as number;
      const bottomRight = data[below + 1] as number;
      const sides = (data[at + 1] as number) - (data[at - 1] as number);
      const ends = (data[below] as number) - (data[above] as number);
      const across = (Math.abs(topRight - topLeft + sides + bottomRight - bottomLeft) / 3) | 0;
      const down = (Math.abs(bottomLeft - topLeft + ends + bottomRight - topRight) / 3) | 0;
      slopes.across[across] = (slopes.across[across] as number) + 1;
      slopes.down[down] = (slopes.down[down] as number) + 1;
    }
  }
}

function quantile(counts: Uint16Array, wanted: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] as number;
    if (seen > wanted) return level;
  }
  return 255;
}

/** Tiles whose middle lies inside an area, or all of them. */
export function tilesInside({ columns, rows }: Tiles, area: PageQuad | undefined): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [(column + 0.5) / columns, (row + 0.5) / rows];
      if (area === undefined || isInside(area, x, y)) found.push(row * columns + column);
    }
  }
  return found;
}
