import {
  AlphaAction,
  ColorSpace,
  DensityUnit,
  type IMagickImage,
  ImageMagick,
  initializeImageMagick,
  type MagickFormat,
  MagickImageInfo,
  MagickReadSettings,
} from '@imagemagick/magick-wasm';
import address from '@imagemagick/magick-wasm/magick.wasm?url';
import type { PageLimits, PagePreview } from '#shared/contract/reader/reader-messages.ts';
import { finishPicture, previewSize } from './page-preview.ts';
import { believableDensity } from './picture-density.ts';

/** ImageMagick in WebAssembly, for the pictures that Chromium does not know: TIFF and HEIC (decision 078). */

let loading: Promise<void> | undefined;

export function loadMagick(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const answer = await fetch(address);
  await initializeImageMagick(new Uint8Array(await answer.arrayBuffer()));
}

/** Pixels of a file's first picture, by its header alone. Throws where that cannot be read. */
export function pixelsOfFirst(bytes: Uint8Array, format: MagickFormat): number {
  const { width, height } = MagickImageInfo.create(bytes, new MagickReadSettings({ format }));
  return width * height;
}

/** One picture of a file, drawn as page `number`, turned as it says. Throws where it cannot be decoded. */
export async function drawPicture(
  bytes: Uint8Array,
  format: MagickFormat,
  page: { readonly number: number; readonly frame: number },
  limits: PageLimits,
): Promise<PagePreview> {
  const settings = new MagickReadSettings({ format, frameIndex: page.frame, frameCount: 1 });
  const { pixels, dotsPerInch } = ImageMagick.read(bytes, settings, (image) => ({
    // Before it is made smaller: a density is that of the file's pixels.
    dotsPerInch: densityOf(image),
    pixels: pixelsOf(image, limits.copyLongSide),
  }));
  const scaled = dotsPerInch === null ? null : dotsPerInch * pixels.scale;
  const picture = await createImageBitmap(pixels.image);
  try {
    return await finishPicture(picture, { number: page.number, dotsPerInch: scaled, textLayer: [] }, limits);
  } finally {
    picture.close();
  }
}

function pixelsOf(image: IMagickImage, longSide: number): { image: ImageData; scale: number } {
  // Made smaller first: sixty million pixels are kept once here, not four times.
  const { width, height } = previewSize(image.width, image.height, longSide);
  const scale = width / image.width;
  if (image.colorSpace !== ColorSpace.sRGB && image.colorSpace !== ColorSpace.Gray) {
    image.colorSpace = ColorSpace.sRGB;
  }
  if (scale < 1) image.resize(width, height);
  if (image.hasAlpha) image.alpha(AlphaAction.Remove);
  image.autoOrient();
  const bytes = image.getPixels((pixels) => pixels.toByteArray(0, 0, image.width, image.height, 'RGBA'));
  if (bytes === null) throw new Error('No pixels');
  return { image: new ImageData(new Uint8ClampedArray(bytes), image.width, image.height), scale };
}

/** Dots per inch as the scanner wrote them, where they can be believed. */
function densityOf(image: IMagickImage): number | null {
  const { x, units } = image.density;
  if (units === DensityUnit.Undefined) return null;
  const perInch = units === DensityUnit.PixelsPerCentimeter ? x * 2.54 : x;
  return believableDensity(perInch, Math.max(image.width, image.height));
}
