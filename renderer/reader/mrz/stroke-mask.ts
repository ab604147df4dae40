import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { resize } from './grey-image.ts';
import { blackHat, boxMean, dilate } from './morphology.ts';

/** Side of the kernel that finds strokes, in pixels of the reduced image. */
const strokeSide = 9;

/** What counts as a stroke: ink on calm paper, or the darkest ink on paper full of fine print. */
export type StrokeRule = 'calm' | 'busy';

/** Strokes by size, and masks by size and rule, of one page: several searches share them. */
export interface MaskMemory {
  readonly strokes: Map<number, GreyImage>;
  readonly masks: Map<string, GreyImage>;
}

export function emptyMaskMemory(): MaskMemory {
  return { strokes: new Map(), masks: new Map() };
}

/** Where ink's strokes are on the page, reduced to `longSide` pixels. */
export function strokeMask(
  levels: readonly GreyImage[],
  { longSide, rule }: { readonly longSide: number; readonly rule: StrokeRule },
  { strokes, masks }: MaskMemory,
): GreyImage {
  const name = `${longSide} ${rule}`;
  const known = masks.get(name);
  if (known !== undefined) return known;
  const here = strokes.get(longSide) ?? blackHat(reduce(levels, longSide), strokeSide);
  strokes.set(longSide, here);
  const mask = rule === 'calm' ? calmMask(here) : busyMask(here);
  masks.set(name, mask);
  return mask;
}

function reduce(levels: readonly GreyImage[], longSide: number): GreyImage {
  const [page] = levels;
  if (page === undefined) throw new RangeError('no page');
  const source = levels.findLast((level) => Math.max(level.width, level.height) >= longSide) ?? page;
  const scale = longSide / Math.max(page.width, page.height);
  return resize(
    source,
    Math.max(1, Math.round(page.width * scale)),
    Math.max(1, Math.round(page.height * scale)),
  );
}

/** Strokes that stand out from their surroundings and from the noise of the whole page. */
function calmMask(strokes: GreyImage): GreyImage {
  const around = boxMean(strokes, 31);
  const floor = 3 * medianOf(strokes) + 7;
  const data = strokes.data.map((stroke, index) =>
    stroke > floor && stroke > 1.1 * (around.data[index] ?? 0) + 3 ? 255 : 0,
  );
  return { width: strokes.width, height: strokes.height, data };
}

/** The strongest strokes of each neighbourhood: fine print beside heavier letters falls away. */
function busyMask(strokes: GreyImage): GreyImage {
  const strongest = dilate(strokes, 25);
  const data = strokes.data.map((stroke, index) =>
    stroke > 10 && stroke > 0.55 * (strongest.data[index] ?? 0) ? 255 : 0,
  );
  return { width: strokes.width, height: strokes.height, data };
}

function medianOf(image: GreyImage): number {
  const counts = new Uint32Array(256);
  for (const value of image.data) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen * 2 >= image.data.length) return value;
  }
  return 255;
}
