import { MagickFormat } from '@imagemagick/magick-wasm';
import type { PagePreview, PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { drawPicture, loadMagick } from './magick.ts';
import { refused } from './refusal-of.ts';
import { listDirectories } from './tiff-structure.ts';

/**
 * How scanners, faxes and programs pack a page: not at all, CCITT RLE, Group 3 and 4, LZW, JPEG old and new, Zip
 * (two numbers), PackBits. Zstandard, WebP and LZMA are what scientists' programs write.
 */
const KNOWN_COMPRESSIONS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946];

/** Every page of a TIFF, as scanners write them. */
export async function readTiff(job: StoreTask): Promise<PagesOutcome> {
  const directories = listDirectories(job.bytes);
  if (directories === undefined) return refused('damaged');
  const pages = directories
    .map((directory, frame) => ({ ...directory, frame }))
    .filter(({ isReducedCopy }) => !isReducedCopy);
  if (pages.length === 0) return refused('damaged');
  if (pages.length > job.pageLimit) return refused('too-many-pages');
  if (pages.some(({ width, height }) => width * height > job.pixelLimit)) return refused('too-many-pixels');
  if (!pages.every(({ width, height, isWhole }) => width > 0 && height > 0 && isWhole)) {
    return refused('damaged');
  }
  if (!pages.every(({ compression }) => KNOWN_COMPRESSIONS.includes(compression))) {
    return refused('unknown-compression');
  }
  await loadMagick();
  const previews: PagePreview[] = [];
  for (const [index, { frame }] of pages.entries()) {
    previews.push(await drawPicture(job.bytes, MagickFormat.Tiff, { number: index + 1, frame }, job));
  }
  return { ok: true, pages: previews };
}
