import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Pixels of the drawing's width: sharp in the dialog, also on a large display. */
const drawingWidth = 1200;

/**
 * Draws every page of a paper of ours. Glyphs are drawn as outlines, so that the page's policy needs no font from
 * the document. Files that people bring are never opened here: the reader does that.
 */
export async function drawPaper(pdf: Uint8Array): Promise<readonly HTMLCanvasElement[]> {
  GlobalWorkerOptions.workerSrc = workerAddress;
  const task = getDocument({ data: pdf.slice(), disableFontFace: true, enableXfa: false });
  try {
    const paper = await task.promise;
    const pages: HTMLCanvasElement[] = [];
    for (let number = 1; number <= paper.numPages; number += 1) {
      const page = await paper.getPage(number);
      const viewport = page.getViewport({ scale: drawingWidth / page.getViewport({ scale: 1 }).width });
      const canvas = document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      await page.render({ canvas, viewport }).promise;
      pages.push(canvas);
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
