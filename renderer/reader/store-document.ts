import { readPdf } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import { readTiff } from './read-tiff.ts';
import { type PagesOutcome, refused, type StoreTask } from './reader-job.ts';

/** Really decodes a document. Never rejects: what cannot be read is damaged. */
export async function storeDocument(task: StoreTask): Promise<PagesOutcome> {
  try {
    switch (task.mediaType) {
      case 'image/jpeg':
      case 'image/png':
      case 'image/webp':
        return await readPicture(task);
      case 'image/tiff':
        return await readTiff(task);
      case 'application/pdf':
        return await readPdf(task);
    }
  } catch {
    return refused('damaged');
  }
}
