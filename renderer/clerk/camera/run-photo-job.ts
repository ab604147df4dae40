import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PhotoAnswer, PhotoJob } from './photo-job.ts';

/** Runs one job beside the screen. Undefined when the worker died of it. */
function run(job: PhotoJob): Promise<PhotoAnswer | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
    const end = (answer: PhotoAnswer | undefined): void => {
      worker.terminate();
      resolve(answer);
    };
    worker.addEventListener('message', (event: MessageEvent<PhotoAnswer>) => end(event.data));
    worker.addEventListener('error', () => end(undefined));
    worker.postMessage(job);
  });
}

/** The corners of the sheet in a photo; null when none can be trusted. */
export async function findSheetIn(photo: ImageBitmap): Promise<PageQuad | null> {
  const answer = await run({ kind: 'find-sheet', photo });
  return answer?.kind === 'sheet' ? answer.quad : null;
}

/** The page inside the quad (or the whole photo) as a JPEG seen from straight above; null when it cannot be made. */
export async function straightenPhoto(
  photo: ImageBitmap,
  quad: PageQuad | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await run({ kind: 'straighten', photo, quad });
  return answer?.kind === 'page' ? answer.jpeg : null;
}
