import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { finishPreview, openSheet, previewSize } from './page-preview.ts';
import { inspectPdf } from './pdf-active-content.ts';
import { type PagePreview, type ReaderJob, type ReaderOutcome, refused } from './reader-job.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Pixels per point at most: 200 dots per inch. */
const LARGEST_SCALE = 200 / 72;

function fileFolder(name: string): string {
  return new URL(`./pdfjs/${name}/`, document.baseURI).href;
}

/** Every page of a PDF, drawn by pdf.js with scripts, forms and downloads off. */
export async function readPdf(job: ReaderJob): Promise<ReaderOutcome> {
  const findings = await inspectPdf(job.bytes);
  if (findings === undefined || findings.bomb) return refused('damaged');
  if (findings.active) return refused('active-content');
  if (findings.largestPicture > job.pixelLimit) return refused('too-many-pixels');

  const loading = getDocument({
    data: job.bytes.slice(),
    enableXfa: false,
    stopAtErrors: true,
    disableFontFace: false,
    maxImageSize: job.pixelLimit,
    useWorkerFetch: true,
    wasmUrl: fileFolder('wasm'),
    cMapUrl: fileFolder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: fileFolder('standard_fonts'),
    iccUrl: fileFolder('iccs'),
  });
  try {
    const file = await loading.promise;
    if (file.numPages === 0) return refused('damaged');
    if (file.numPages > job.pageLimit) return refused('too-many-pages');
    if (await carriesActions(file)) return refused('active-content');
    const pages: PagePreview[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(await drawPage(page, number, job.previewLongSide));
      page.cleanup();
    }
    return { ok: true, pages };
  } catch (error) {
    return refused(
      error instanceof Error && error.name === 'PasswordException' ? 'password-protected' : 'damaged',
    );
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

/** A second witness beside the walk: what pdf.js itself found, encrypted object streams included. */
async function carriesActions(file: PDFDocumentProxy): Promise<boolean> {
  const [attachments, actions] = await Promise.all([file.getAttachments(), file.getJSActions()]);
  if (attachments !== null && attachments !== undefined) return true;
  return actions !== null && actions !== undefined;
}

async function drawPage(page: PDFPageProxy, number: number, longSide: number): Promise<PagePreview> {
  const natural = page.getViewport({ scale: LARGEST_SCALE });
  const { width, height } = previewSize(natural.width, natural.height, longSide);
  const viewport = page.getViewport({ scale: (LARGEST_SCALE * width) / natural.width });
  const { canvas, context } = openSheet(width, height);
  await page.render({
    canvas: null,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    annotationMode: AnnotationMode.ENABLE,
    background: '#ffffff',
  }).promise;
  return finishPreview(canvas, number);
}
