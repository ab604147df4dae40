import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { fingerprintOf } from './fingerprint.ts';
import { narrowestMargin } from './margins.ts';
import { isEmptySheet } from './print.ts';
import { reduceColour, reduceGrey } from './resample.ts';
import { measureTiles, type Tiles, tileScale } from './tiles.ts';

/** Long side of the colour picture that colour and glare are judged on. */
const colourScale = 640;

/** What every gate needs of a page's pixels, measured once. */
export interface PageMeasures {
  /** Pixels of the page itself. */
  readonly width: number;
  readonly height: number;
  readonly colour: PixelImage;
  readonly tiles: Tiles;
  /** Millimetres of blank margin on the narrowest side, were the page a sheet of A4. */
  readonly margin: number;
  readonly fingerprint: string;
  /** Whether, were it a sheet of text, it would be a blank one. */
  readonly isEmpty: boolean;
}

export function measurePage(page: PixelImage): PageMeasures {
  const grey = reduceGrey(page, tileScale);
  const tiles = measureTiles(grey);
  return {
    width: page.width,
    height: page.height,
    colour: reduceColour(page, colourScale),
    tiles,
    isEmpty: isEmptySheet(tiles),
    margin: narrowestMargin(grey),
    fingerprint: fingerprintOf(grey),
  };
}
