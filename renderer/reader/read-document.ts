import { readPdf } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import { readTiff } from './read-tiff.ts';
import { type ReaderJob, type ReaderOutcome, refused } from './reader-job.ts';

/** Really decodes a document. Never rejects: what cannot be read is damaged. */
export async function readDocument(job: ReaderJob): Promise<ReaderOutcome> {
  try {
    switch (job.mediaType) {
      case 'image/jpeg':
      case 'image/png':
      case 'image/webp':
        return await readPicture(job);
      case 'image/tiff':
        return await readTiff(job);
      case 'application/pdf':
        return await readPdf(job);
    }
  } catch {
    return refused('damaged');
  }
}
