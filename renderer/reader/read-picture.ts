import { imageSize } from 'image-size';
import { previewPicture } from './page-preview.ts';
import { hasPictureEnd } from './picture-end.ts';
import { type ReaderJob, type ReaderOutcome, refused } from './reader-job.ts';

/** One photograph or scan: measured by its header, then decoded, turned as its camera says. */
export async function readPicture(job: ReaderJob): Promise<ReaderOutcome> {
  const { bytes, mediaType } = job;
  if (mediaType === 'image/tiff' || mediaType === 'application/pdf') return refused('unsupported-type');
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
    return { ok: true, pages: [await previewPicture(picture, 1, job.previewLongSide)] };
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
