import type { PageQuad } from '#shared/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/reading/pixel-image.ts';
import { isInside } from './data-page.ts';

/** Parts along the long side. */
const PARTS = 32;
/** Distance from grey, in levels of 255, from which a part's mean is colour and not noise or a scanner's cast. */
const CHROMATIC = 6;
/** Luma steps in which a toned grey keeps one hue each. */
const STEPS = 32;
/** Share of colour that must remain once each luma's own hue is taken away; under it the page is a toned grey. */
const OWN_COLOUR = 0.2;
/** Colour in less than this share of the page, all of one hue, is a stamp or a pen on a grey copy. */
const STAMP_SHARE = 0.16;
const STAMP_HUE_SPREAD = 0.12;

/**
 * Share of the page's parts, in percent, that carry colour of their own. A grey copy has none, nor has one that is
 * toned all over (each grey has its one hue), nor one whose only colour is a stamp or a signature.
 */
export function colourShare(page: PixelImage, area: PageQuad | undefined): number {
  const white = whiteOf(page);
  const side = Math.max(4, Math.ceil(Math.max(page.width, page.height) / PARTS));
  const columns = Math.ceil(page.width / side);
  const rows = Math.ceil(page.height / side);
  const sums = new Float32Array(columns * rows * 4);
  const lumas = new Float32Array(STEPS * 3);
  const inside = new Uint8Array(page.width * page.height);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      if (area !== undefined && !isInside(area, (x + 0.5) / page.width, (y + 0.5) / page.height)) continue;
      const [luma, blue, red] = balanced(page, y * page.width + x, white);
      inside[y * page.width + x] = 1;
      const part = (Math.floor(y / side) * columns + Math.floor(x / side)) * 4;
      add(sums, part, luma, blue, red);
      const step = Math.min(STEPS - 1, Math.floor((luma / 256) * STEPS)) * 3;
      lumas[step] = (lumas[step] as number) + 1;
      lumas[step + 1] = (lumas[step + 1] as number) + blue;
      lumas[step + 2] = (lumas[step + 2] as number) + red;
    }
  }
  if (ownColour(page, white, inside, lumas) < OWN_COLOUR) return 0;
  return shareOfParts(sums, side * side);
}

/** Energy of colour that luma alone does not explain, as a share of all of it. */
function ownColour(page: PixelImage, white: White, inside: Uint8Array, lumas: Float32Array): number {
  let all = 0;
  let own = 0;
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === 0) continue;
    const [luma, blue, red] = balanced(page, at, white);
    const step = Math.min(STEPS - 1, Math.floor((luma / 256) * STEPS)) * 3;
    const count = Math.max(1, lumas[step] as number);
    const meanBlue = (lumas[step + 1] as number) / count;
    const meanRed = (lumas[step + 2] as number) / count;
    all += blue * blue + red * red;
    own += (blue - meanBlue) ** 2 + (red - meanRed) ** 2;
  }
  return all === 0 ? 0 : own / all;
}

function shareOfParts(sums: Float32Array, whole: number): number {
  let content = 0;
  let chromatic = 0;
  let [sumBlue, sumRed, sumLength] = [0, 0, 0];
  for (let part = 0; part < sums.length; part += 4) {
    const count = sums[part + 3] as number;
    if (count < whole / 2) continue;
    const luma = (sums[part] as number) / count;
    const blue = (sums[part + 1] as number) / count;
    const red = (sums[part + 2] as number) / count;
    const distance = Math.hypot(blue, red);
    // Bare paper says nothing of the copy.
    if (luma > 247 && distance < CHROMATIC) continue;
    content += 1;
    if (distance < CHROMATIC) continue;
    chromatic += 1;
    sumBlue += blue / distance;
    sumRed += red / distance;
    sumLength += 1;
  }
  if (content === 0) return 0;
  const share = chromatic / content;
  const hueSpread = sumLength === 0 ? 0 : 1 - Math.hypot(sumBlue, sumRed) / sumLength;
  const isStamp = share < STAMP_SHARE && hueSpread < STAMP_HUE_SPREAD;
  return isStamp ? 0 : share * 100;
}

type White = readonly [red: number, green: number, blue: number];

/** The paper's own colour: what the lightest twentieth of the page has in each channel. */
function whiteOf(page: PixelImage): White {
  const levels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  for (let at = 0; at < page.data.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) {
      const counts = levels[channel] as Uint32Array;
      const level = page.data[at + channel] as number;
      counts[level] = (counts[level] as number) + 1;
    }
  }
  const pixels = page.data.length / 4;
  const top = (counts: Uint32Array): number => {
    let seen = 0;
    for (let level = 255; level > 0; level -= 1) {
      seen += counts[level] as number;
      if (seen > pixels * 0.05) return level;
    }
    return 1;
  };
  return [top(levels[0]), top(levels[1]), top(levels[2])];
}

/** Luma and the two colour differences of a pixel under white paper, in levels of 255. */
function balanced(page: PixelImage, pixel: number, white: White): readonly [number, number, number] {
  const at = pixel * 4;
  const red = Math.min(255, ((page.data[at] as number) * 255) / white[0]);
  const green = Math.min(255, ((page.data[at + 1] as number) * 255) / white[1]);
  const blue = Math.min(255, ((page.data[at + 2] as number) * 255) / white[2]);
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [luma, (blue - luma) * 0.564, (red - luma) * 0.713];
}

function add(sums: Float32Array, part: number, luma: number, blue: number, red: number): void {
  sums[part] = (sums[part] as number) + luma;
  sums[part + 1] = (sums[part + 1] as number) + blue;
  sums[part + 2] = (sums[part + 2] as number) + red;
  sums[part + 3] = (sums[part + 3] as number) + 1;
}
