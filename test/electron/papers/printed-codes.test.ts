import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { scanRGBABuffer } from '@undecaf/zbar-wasm';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { chromiumPath } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { printedForms, specimenCode, specimenPapers, specimenVisitCode } from './specimen-papers.ts';

/**
 * What is printed as a code, read back by two readers that share no code, from the page as a scanner of 200 dots an
 * inch sees it. A sign that only one of them reads will be somebody's scanner that reads nothing.
 */

const dotsPerInch = 200;
/** Of a number such as ours: as many for each, because the shape is the same. */
const code128Modules = 189;
const kindsWithCodes = paperKinds.filter((kind) => printedForms[kind].codes.length > 0);

let browser: Browser;

beforeAll(async () => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser.close();
});

interface Raster {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The first page as a scanner sees it. */
async function rasterOf(html: string): Promise<Raster> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
    const first = await pdf.getPage(1);
    const viewport = first.getViewport({ scale: dotsPerInch / 72 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const canvas = createCanvas(width, height);
    const pen: SKRSContext2D = canvas.getContext('2d');
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, width, height);
    await first.render({ canvas: canvas as never, canvasContext: pen as never, viewport }).promise;
    return { data: pen.getImageData(0, 0, width, height).data, width, height };
  } finally {
    await page.close();
  }
}

function zxingFindings({ data, width, height }: Raster): Promise<ReadResult[]> {
  const image = { data, width, height, colorSpace: 'srgb' } as ImageData;
  return readBarcodes(image, { formats: ['QRCode', 'Code128'], tryHarder: true });
}

async function byZxing(raster: Raster): Promise<string[]> {
  const found = await zxingFindings(raster);
  return found.map(({ format, text }) => `${format === 'QRCode' ? 'qr' : 'bars'} ${text}`).toSorted();
}

async function byZbar({ data, width, height }: Raster): Promise<string[]> {
  const found = await scanRGBABuffer(new Uint8Array(data).buffer, width, height);
  return found
    .map((symbol) => `${symbol.typeName === 'ZBAR_QRCODE' ? 'qr' : 'bars'} ${symbol.decode()}`)
    .toSorted();
}

/** Light pixels in a row from (x, y) on, at most 200. */
function lightFrom({ data, width }: Raster, x: number, y: number, step: 1 | -1): number {
  let count = 0;
  while (count < 200 && (data[(y * width + x + count * step) * 4] ?? 0) > 160) count += 1;
  return count;
}

/** The quiet zone on the narrower side, in modules of the symbol (ISO/IEC 15417: 10; ISO/IEC 18004: 4). */
function quietModules(raster: Raster, { format, position }: ReadResult): number {
  const isQr = format === 'QRCode';
  // Through the finder patterns of a QR, through the middle of the bars.
  const y = isQr
    ? position.topLeft.y + Math.round((position.bottomLeft.y - position.topLeft.y) / 7)
    : Math.round((position.topLeft.y + position.bottomLeft.y) / 2);
  const span = position.topRight.x - position.topLeft.x;
  let left = position.topLeft.x - 2;
  while ((raster.data[(y * raster.width + left) * 4] ?? 0) <= 160) left -= 1;
  let right = position.topRight.x + 2;
  while ((raster.data[(y * raster.width + right) * 4] ?? 0) <= 160) right += 1;
  const module = isQr ? span / 21 : span / code128Modules;
  return Math.min(lightFrom(raster, left, y, -1), lightFrom(raster, right, y, 1)) / module;
}

test.each(kindsWithCodes)('%s: every code is read by both', async (kind) => {
  const paper = specimenPapers(specimenPerson, 'en').find((each) => each.kind === kind);
  if (paper === undefined) throw new Error(`no specimen of ${kind}`);
  const text = kind === 'comeback-slip' ? specimenVisitCode : specimenCode;
  const expected = printedForms[kind].codes.map((sign) => `${sign} ${text}`);
  const raster = await rasterOf(renderPaperHtml(paper));
  expect(await byZxing(raster)).toEqual(expected);
  expect(await byZbar(raster)).toEqual(expected);
  for (const found of await zxingFindings(raster)) {
    expect(quietModules(raster, found)).toBeGreaterThanOrEqual(found.format === 'QRCode' ? 3.9 : 9.9);
  }
});

test('no other paper has a code', () => {
  const withCodes = specimenPapers(specimenPerson, 'en')
    .filter((paper) => /class="(barcode|qr)"/.test(renderPaperHtml(paper)))
    .map(({ kind }) => kind);
  expect(new Set(withCodes)).toEqual(new Set(kindsWithCodes));
});
