import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { isInside } from './data-page.ts';

/** Side of a part, in pixels of the reduced page: what is smaller is noise, or lines of the background. */
const PART = 4;
/** Share of the page's pixels that are lighter than its paper. */
const LIGHTER = 0.05;
/** Levels of 255 by which a colour lies beside the page's main hue. */
const BESIDE = 3;

/**
 * Share of the page's parts, in percent, that have a colour beside the page's main hue. A grey copy has no colour; one
 * that is toned all over, or that bears a stamp, a signature or a marker, has one hue. A document in colour has a
 * portrait and a background, which differ even where both are faded.
 */
export function colourShare(page: PixelImage, area: PageQuad | undefined): number {
  const { blues, reds } = partsOf(page, area, whiteOf(page, area));
  let [blueSquares, products, redSquares] = [0, 0, 0];
  for (const [index, blue] of blues.entries()) {
    const red = reds[index] as number;
    blueSquares += blue * blue;
    products += blue * red;
    redSquares += red * red;
  }
  // The main hue: the axis through grey along which the colours spread most.
  const angle = 0.5 * Math.atan2(2 * products, blueSquares - redSquares);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const beside = blues.filter(
    (blue, index) => Math.abs((reds[index] as number) * cosine - blue * sine) >= BESIDE,
  );
  return blues.length === 0 ? 0 : (beside.length / blues.length) * 100;
}

type White = readonly [red: number, green: number, blue: number];

/** Colour differences of the mean of each part, in levels of 255, as under white paper (ITU-R BT.601). */
function partsOf(page: PixelImage, area: PageQuad | undefined, white: White) {
  const blues: number[] = [];
  const reds: number[] = [];
  const [columns, rows] = [Math.floor(page.width / PART), Math.floor(page.height / PART)];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (area !== undefined && !isInside(area, (column + 0.5) / columns, (row + 0.5) / rows)) continue;
      let [red, green, blue] = [0, 0, 0];
      for (let y = row * PART; y < (row + 1) * PART; y += 1) {
        let at = (y * page.width + column * PART) * 4;
        for (let x = 0; x < PART; x += 1, at += 4) {
          red += Math.min(white[0], page.data[at] as number) / white[0];
          green += Math.min(white[1], page.data[at + 1] as number) / white[1];
          blue += Math.min(white[2], page.data[at + 2] as number) / white[2];
        }
      }
      const levels = 255 / (PART * PART);
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      blues.push((blue - luma) * levels * 0.564);
      reds.push((red - luma) * levels * 0.713);
    }
  }
  return { blues, reds };
}

/** The paper's own colour: what the lightest twentieth of the document has in each channel. */
function whiteOf(page: PixelImage, area: PageQuad | undefined): White {
  const levels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  let pixels = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      if (area !== undefined && !isInside(area, (x + 0.5) / page.width, (y + 0.5) / page.height)) continue;
      pixels += 1;
      for (let channel = 0; channel < 3; channel += 1) {
        const counts = levels[channel] as Uint32Array;
        const level = page.data[(y * page.width + x) * 4 + channel] as number;
        counts[level] = (counts[level] as number) + 1;
      }
    }
  }
  const top = (counts: Uint32Array): number => {
    let seen = 0;
    for (let level = 255; level > 0; level -= 1) {
      seen += counts[level] as number;
      if (seen > pixels * LIGHTER) return level;
    }
    return 1;
  };
  return [top(levels[0]), top(levels[1]), top(levels[2])];
}
