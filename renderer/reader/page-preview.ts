import type { PagePreview } from './reader-job.ts';

const JPEG_QUALITY = 0.88;

/** Size of a page's preview: never enlarged, long side within the limit, no side under one pixel. */
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
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('No drawing context');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/** A JPEG of the drawn pixels alone: no metadata of the original can be in it. */
export async function finishPreview(canvas: OffscreenCanvas, number: number): Promise<PagePreview> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return {
    number,
    width: canvas.width,
    height: canvas.height,
    jpeg: new Uint8Array(await blob.arrayBuffer()),
  };
}

/** Draws a picture as one page. */
export async function previewPicture(
  picture: ImageBitmap,
  number: number,
  longSide: number,
): Promise<PagePreview> {
  const { width, height } = previewSize(picture.width, picture.height, longSide);
  const { canvas, context } = openSheet(width, height);
  context.drawImage(picture, 0, 0, width, height);
  return finishPreview(canvas, number);
}
