import { findSheet } from '#shared/vision/imaging/find-sheet.ts';
import { straighten } from '#shared/vision/imaging/straighten.ts';
import type { PhotoAnswer, PhotoJob } from './photo-job.ts';

/** Long side, in pixels, of the picture that corners are looked for in. */
const searchSide = 640;
const jpegQuality = 0.94;

function canvasOf(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  return { canvas, pen };
}

async function answerTo(job: PhotoJob): Promise<PhotoAnswer> {
  const { photo } = job;
  switch (job.kind) {
    case 'find-sheet': {
      const scale = Math.min(1, searchSide / Math.max(photo.width, photo.height));
      const { canvas, pen } = canvasOf(Math.round(photo.width * scale), Math.round(photo.height * scale));
      pen.drawImage(photo, 0, 0, canvas.width, canvas.height);
      const quad = findSheet(pen.getImageData(0, 0, canvas.width, canvas.height)) ?? null;
      return { kind: 'sheet', quad };
    }
    case 'straighten': {
      const { canvas, pen } = canvasOf(photo.width, photo.height);
      pen.drawImage(photo, 0, 0);
      if (job.quad !== null) {
        const page = straighten(pen.getImageData(0, 0, canvas.width, canvas.height), job.quad);
        canvas.width = page.width;
        canvas.height = page.height;
        pen.putImageData(new ImageData(new Uint8ClampedArray(page.data), page.width, page.height), 0, 0);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
      return { kind: 'page', jpeg: new Uint8Array(await blob.arrayBuffer()) };
    }
  }
}

self.addEventListener('message', async (event: MessageEvent<PhotoJob>) => {
  self.postMessage(await answerTo(event.data));
});
