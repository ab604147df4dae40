import type { GreyImage } from '#shared/reading/pixel-image.ts';

/** Side of a tile, in pixels of the reduced page. */
export const tileSide = 32;
/** Long side of the grey page that tiles are measured on: about 137 dots per inch of an A4 sheet. */
export const tileScale = 1600;

export interface Tiles {
  readonly columns: number;
  readonly rows: number;
  /** Darkest and lightest of each tile, the very extremes left out. */
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  /** Steepest edge of each tile against its own contrast: 1 is a step between two neighbours. */
  readonly acuity: Float32Array;
}

/** Cuts a page into tiles and says of each how dark, how light and how crisp it is. */
export function measureTiles(page: GreyImage): Tiles {
  const columns = Math.max(1, Math.floor(page.width / tileSide));
  const rows = Math.max(1, Math.floor(page.height / tileSide));
  const low = new Uint8Array(columns * rows);
  const high = new Uint8Array(columns * rows);
  const acuity = new Float32Array(columns * rows);
  const levels = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const tile = row * columns + column;
      levels.fill(0);
      let steepest = 0;
      let second = 0;
      const endY = Math.min(page.height, (row + 1) * tileSide);
      const endX = Math.min(page.width, (column + 1) * tileSide);
      for (let y = row * tileSide; y < endY; y += 1) {
        const line = y * page.width;
        for (let x = column * tileSide; x < endX; x += 1) {
          const level = page.data[line + x] as number;
          levels[level] = (levels[level] as number) + 1;
          if (x === 0 || y === 0 || x + 1 >= page.width || y + 1 >= page.height) continue;
          const across = Math.abs((page.data[line + x + 1] as number) - (page.data[line + x - 1] as number));
          const down = Math.abs(
            (page.data[line + page.width + x] as number) - (page.data[line - page.width + x] as number),
          );
          const slope = Math.max(across, down);
          if (slope > steepest) {
            second = steepest;
            steepest = slope;
          } else if (slope > second) second = slope;
        }
      }
      const pixels = (endY - row * tileSide) * (endX - column * tileSide);
      low[tile] = quantile(levels, pixels * 0.02);
      high[tile] = quantile(levels, pixels * 0.98);
      const range = (high[tile] as number) - (low[tile] as number);
      acuity[tile] = range < 24 ? 0 : Math.min(1, second / range);
    }
  }
  return { columns, rows, low, high, acuity };
}

function quantile(levels: Uint16Array, wanted: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += levels[level] as number;
    if (seen > wanted) return level;
  }
  return 255;
}
