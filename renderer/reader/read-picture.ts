import { imageSize } from 'image-size';
import type { PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { finishPicture } from './page-preview.ts';
import { pictureDensity } from './picture-density.ts';
import { hasPictureEnd, type PictureType } from './picture-end.ts';
import { refused } from './refusal-of.ts';

/** One photograph or scan: measured by its header, then decoded, turned as its camera says. */
export async function readPicture(job: StoreTask, mediaType: PictureType): Promise<PagesOutcome> {
  const { bytes } = job;
  const size = measure(bytes);
  if (size === undefined) return refused('damaged');
  if (size.width * size.height > job.pixelLimit) return refused('too-many-pixels');
  if (!hasPictureEnd(bytes, mediaType)) return refused('damaged');
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([bytes], { type: mediaType }), {
      imageOrientation: 'from-image',
    });
  } catch {
    return refused('damaged');
  }
  try {
    const dotsPerInch = pictureDensity(bytes, mediaType, Math.max(size.width, size.height));
    const page = await finishPicture(picture, { number: 1, dotsPerInch, textLayer: [] }, job);
    return { ok: true, pages: [page] };
  } finally {
    picture.close();
  }
}

function measure(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}
