import type { PageLimits, PagePreview, Picture } from '#shared/contract/reader/reader-messages.ts';
import type { TextLayer } from '#shared/vision/reading/text-layer.ts';

const PREVIEW_QUALITY = 0.88;
/** Copies are read by machine: their letters keep their edges. */
const COPY_QUALITY = 0.93;

/** Size of a page's picture: never enlarged, long side within the limit, no side under one pixel. */
export function previewSize(
  width: number,
  height: number,
  longSide: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A white sheet to draw a page on: what is transparent in the file is white on paper. */
export function openSheet(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('No drawing context');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

export interface PageFacts {
  readonly number: number;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

/** A page's copy and its preview, as JPEG of the drawn pixels alone: no metadata of the original can be in them. */
export async function finishPage(
  canvas: OffscreenCanvas,
  facts: PageFacts,
  limits: PageLimits,
): Promise<PagePreview> {
  const copy = await jpegOf(canvas, COPY_QUALITY);
  const size = previewSize(canvas.width, canvas.height, limits.previewLongSide);
  if (size.width === canvas.width && size.height === canvas.height) return { ...facts, ...copy, copy };
  const small = openSheet(size.width, size.height);
  small.context.drawImage(canvas, 0, 0, size.width, size.height);
  return { ...facts, ...(await jpegOf(small.canvas, PREVIEW_QUALITY)), copy };
}

/** Draws a picture as one page; a larger one than the limit loses resolution in proportion. */
export async function finishPicture(
  picture: ImageBitmap,
  facts: PageFacts,
  limits: PageLimits,
): Promise<PagePreview> {
  const { width, height } = previewSize(picture.width, picture.height, limits.copyLongSide);
  const { canvas, context } = openSheet(width, height);
  context.drawImage(picture, 0, 0, width, height);
  const { dotsPerInch } = facts;
  const kept = dotsPerInch === null ? null : (dotsPerInch * width) / picture.width;
  return finishPage(canvas, { ...facts, dotsPerInch: kept }, limits);
}

export async function jpegOf(canvas: OffscreenCanvas, quality: number): Promise<Picture> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { width: canvas.width, height: canvas.height, jpeg: new Uint8Array(await blob.arrayBuffer()) };
}
