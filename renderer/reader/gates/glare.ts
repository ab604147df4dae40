import type { PageQuad } from '#shared/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/reading/pixel-image.ts';
import { isInside } from './data-page.ts';

/** From here up a sensor has no more to say. */
const WASHED_OUT = 250;
/** Paper as light as this cannot be told from a reflection. */
const WHITE_PAPER = 236;

/**
 * Share of the document, in percent, that a reflection washed out; undefined where the paper itself is as white, as
 * in most scans, which have no reflections.
 */
export function glareShare(page: PixelImage, area: PageQuad | undefined): number | undefined {
  const levels = new Uint32Array(256);
  let washedOut = 0;
  let all = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      if (area !== undefined && !isInside(area, (x + 0.5) / page.width, (y + 0.5) / page.height)) continue;
      const at = (y * page.width + x) * 4;
      const [red, green, blue] = [page.data[at], page.data[at + 1], page.data[at + 2]] as [
        number,
        number,
        number,
      ];
      const darkest = Math.min(red, green, blue);
      levels[darkest] = (levels[darkest] as number) + 1;
      all += 1;
      if (darkest >= WASHED_OUT) washedOut += 1;
    }
  }
  if (all === 0) return undefined;
  let seen = 0;
  let paper = 0;
  while (paper < 255 && seen + (levels[paper] as number) < all * 0.6) {
    seen += levels[paper] as number;
    paper += 1;
  }
  return paper >= WHITE_PAPER ? undefined : (washedOut / all) * 100;
}
