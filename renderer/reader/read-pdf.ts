import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { PagePreview, PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { finishPage, openSheet, previewSize } from './page-preview.ts';
import { inspectPdf } from './pdf-active-content.ts';
import { readTextLayer } from './pdf-text-layer.ts';
import { refusalOf, refused } from './refusal-of.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

const POINTS_PER_INCH = 72;
/** Dots per inch of a page without pictures of its own, and of long documents. */
const WRITTEN_RESOLUTION = 200;
const COARSEST_RESOLUTION = 72;
const FINEST_RESOLUTION = 300;
/** From so many pages on, a document is drawn at 200 dots per inch: time and memory count more. */
const MANY_PAGES = 11;

function fileFolder(name: string): string {
  return new URL(`./pdfjs/${name}/`, document.baseURI).href;
}

/** Every page of a PDF, drawn by pdf.js with scripts, forms and downloads off. */
export async function readPdf(job: StoreTask): Promise<PagesOutcome> {
  const bytes = fromHeader(job.bytes);
  const findings = await inspectPdf(bytes);
  if (findings === undefined || findings.bomb) return refused('damaged');
  if (findings.active) return refused('active-content');
  if (findings.largestPicture > job.pixelLimit) return refused('too-many-pixels');

  const loading = getDocument({
    data: bytes.slice(),
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
    const isLong = file.numPages >= MANY_PAGES;
    const pages: PagePreview[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(await drawPage(page, number, isLong ? 0 : findings.largestPicture, job));
      page.cleanup();
    }
    return { ok: true, pages };
  } catch (error) {
    return refused(
      error instanceof Error && error.name === 'PasswordException' ? 'password-protected' : refusalOf(error),
    );
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

/** The file from its header on: what a mail program or server left before it is not part of it. */
function fromHeader(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return bytes.subarray(Math.max(0, head.indexOf('%PDF-')));
}

/** A second witness beside the walk: what pdf.js itself found, encrypted object streams included. */
async function carriesActions(file: PDFDocumentProxy): Promise<boolean> {
  const [attachments, actions] = await Promise.all([file.getAttachments(), file.getJSActions()]);
  if (attachments !== null && attachments !== undefined) return true;
  return actions !== null && actions !== undefined;
}

/**
 * Draws a page at its own resolution. A scanned page is as fine as its picture; a written one has no pixels of its
 * own and is drawn at 200 dots per inch.
 */
async function drawPage(
  page: PDFPageProxy,
  number: number,
  largestPicture: number,
  job: StoreTask,
): Promise<PagePreview> {
  const natural = page.getViewport({ scale: 1 });
  const textLayer = await readTextLayer(page);
  const scanned = scannedResolution(largestPicture, natural.width * natural.height);
  const wanted = textLayer.length > 0 ? Math.max(WRITTEN_RESOLUTION, scanned) : scanned;
  const { width, height } = previewSize(
    (natural.width * wanted) / POINTS_PER_INCH,
    (natural.height * wanted) / POINTS_PER_INCH,
    job.copyLongSide,
  );
  const viewport = page.getViewport({ scale: width / natural.width });
  const { canvas, context } = openSheet(width, height);
  await page.render({
    canvas: null,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    annotationMode: AnnotationMode.ENABLE,
    background: '#ffffff',
  }).promise;
  const dotsPerInch = (width / natural.width) * POINTS_PER_INCH;
  return finishPage(canvas, { number, dotsPerInch, textLayer }, job);
}

/** Square points of the page against the pixels of the file's largest picture. */
function scannedResolution(largestPicture: number, area: number): number {
  if (largestPicture === 0 || area === 0) return WRITTEN_RESOLUTION;
  const own = Math.sqrt(largestPicture / area) * POINTS_PER_INCH;
  return Math.min(FINEST_RESOLUTION, Math.max(COARSEST_RESOLUTION, own));
}
