import { MagickFormat } from '@imagemagick/magick-wasm';
import type { PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { drawPicture, loadMagick, pixelsOfFirst } from './magick.ts';
import { hasPictureEnd } from './picture-end.ts';
import { refusalOf, refused } from './refusal-of.ts';

/** The main picture of a telephone's file. One that is whole and still not understood has to be sent as JPEG. */
export async function readHeic(job: StoreTask): Promise<PagesOutcome> {
  if (!hasPictureEnd(job.bytes, 'image/heic')) return refused('damaged');
  await loadMagick();
  try {
    if (pixelsOfFirst(job.bytes, MagickFormat.Heic) > job.pixelLimit) return refused('too-many-pixels');
    const page = await drawPicture(job.bytes, MagickFormat.Heic, { number: 1, frame: 0 }, job);
    return { ok: true, pages: [page] };
  } catch (error) {
    return refused(refusalOf(error) === 'damaged' ? 'phone-picture' : 'reader-stopped');
  }
}
