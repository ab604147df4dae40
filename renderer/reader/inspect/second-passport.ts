import type { MrzReading, PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { dataPageCorners } from '../gates/data-page.ts';
import { type Tiles, tilesInside } from '../gates/tiles.ts';

/** Grey levels between ink and paper in a tile of print. */
const PRINT_CONTRAST = 50;
/** Print beside the data page, against the print on it, from which there may be another one. */
const LEAST_PRINT = 0.2;

/**
 * Whether another passport lies beside the one that was read. Reading ends with the first zone that is right in every
 * check digit; where the rest of the picture is printed too, it is read once more with that page painted over.
 */
export async function hasSecondPassport(
  first: MrzReading,
  tiles: Tiles,
  pixelsAgain: () => PixelImage & { readonly data: Uint8ClampedArray },
  read: (page: PixelImage & { readonly data: Uint8ClampedArray }) => Promise<MrzReading | null>,
): Promise<boolean> {
  const page = pixelsAgain();
  const corners = dataPageCorners({ format: first.format, lines: first.place.lines }, page);
  if (corners === undefined || !hasPrintBeside(tiles, corners)) return false;
  paintOver(page, corners);
  const other = await read(page);
  return other !== null && isPassportZone(other) && other.lines.join() !== first.lines.join();
}

/** A passport's, surely: its number agrees with its check digit, however well its names are legible. */
export function isPassportZone({ format, fields }: Pick<MrzReading, 'format' | 'fields'>): boolean {
  return format === 'TD3' && fields.some(({ name, state }) => name === 'documentNumber' && state === 'read');
}

function hasPrintBeside(tiles: Tiles, area: PageQuad): boolean {
  const isPrint = (tile: number): boolean =>
    (tiles.high[tile] as number) - (tiles.low[tile] as number) >= PRINT_CONTRAST;
  const inside = new Set(tilesInside(tiles, area));
  const beside = tilesInside(tiles, undefined).filter((tile) => !inside.has(tile) && isPrint(tile));
  return beside.length >= LEAST_PRINT * [...inside].filter(isPrint).length;
}

/** White over everything inside a quad that has no corner pointing inwards. */
function paintOver({ width, height, data }: PixelImage, quad: PageQuad): void {
  const points = quad.map(({ x, y }) => ({ x: x * width, y: y * height }));
  const top = Math.max(0, Math.floor(Math.min(...points.map(({ y }) => y))));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...points.map(({ y }) => y))));
  for (let row = top; row <= bottom; row += 1) {
    const crossings = points.flatMap((from, side) => {
      const to = points[(side + 1) % 4] as PagePoint;
      const share = (row - from.y) / (to.y - from.y);
      return share >= 0 && share <= 1 ? [from.x + (to.x - from.x) * share] : [];
    });
    if (crossings.length === 0) continue;
    const left = Math.max(0, Math.floor(Math.min(...crossings)));
    const right = Math.min(width, Math.ceil(Math.max(...crossings)));
    if (right > left) data.fill(255, (row * width + left) * 4, (row * width + right) * 4);
  }
}
