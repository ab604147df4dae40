import { imageSize } from 'image-size';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { openSheet, previewSize } from './page-preview.ts';

/** A page of ours, drawn no larger than `longSide`; undefined when it has more pixels than allowed. */
export async function decodePage(
  jpeg: Uint8Array<ArrayBuffer>,
  pixelLimit: number,
  longSide = Number.POSITIVE_INFINITY,
): Promise<OffscreenCanvas | undefined> {
  const { width, height } = imageSize(jpeg);
  if (width * height > pixelLimit) return undefined;
  const picture = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  const size = previewSize(picture.width, picture.height, longSide);
  const { canvas, context } = openSheet(size.width, size.height);
  context.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  return canvas;
}

export function pixelsOf(canvas: OffscreenCanvas): PixelImage & { readonly data: Uint8ClampedArray } {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No drawing context');
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data };
}
