import type { PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { readPicture } from './read-picture.ts';
import { refusalOf, refused } from './refusal-of.ts';

/**
 * Really decodes a document. Never rejects: what cannot be read is damaged, unless memory was short. The large libraries for PDF, TIFF and HEIC are
 * loaded when one comes: every refused file costs a process, and the next one starts without them.
 */
export async function storeDocument(task: StoreTask): Promise<PagesOutcome> {
  try {
    switch (task.mediaType) {
      case 'image/jpeg':
      case 'image/png':
      case 'image/webp':
      case 'image/bmp':
      case 'image/avif':
        return await readPicture(task, task.mediaType);
      case 'image/heic':
        return await (await import('./read-heic.ts')).readHeic(task);
      case 'image/tiff':
        return await (await import('./read-tiff.ts')).readTiff(task);
      case 'application/pdf':
        return await (await import('./read-pdf.ts')).readPdf(task);
    }
  } catch (error) {
    return refused(refusalOf(error));
  }
}
