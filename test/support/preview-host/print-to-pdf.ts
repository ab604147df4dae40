import type { PrintToPDFOptions } from 'electron';
import type { CDPSession } from 'playwright';

/** Inches, width by height, portrait: the sizes that Electron knows by name. */
const PAPER_INCHES: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Chromium's own margin, in inches (1 cm), which Electron keeps where none is given. */
const DEFAULT_MARGIN = 0.4;

function paperOf(pageSize: PrintToPDFOptions['pageSize']): readonly [number, number] {
  if (pageSize === undefined) return [8.5, 11];
  if (typeof pageSize !== 'string') return [pageSize.width, pageSize.height];
  const paper = PAPER_INCHES[pageSize];
  if (paper === undefined) throw new Error(`Invalid pageSize ${pageSize}`);
  return paper;
}

/** `webContents.printToPDF`: the options and defaults are Electron's, the engine is the same. */
export async function printToPdf(
  session: CDPSession,
  options: PrintToPDFOptions,
): Promise<Buffer<ArrayBuffer>> {
  const [paperWidth, paperHeight] = paperOf(options.pageSize);
  const { margins } = options;
  const { data } = await session.send('Page.printToPDF', {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    marginTop: margins?.top ?? DEFAULT_MARGIN,
    marginBottom: margins?.bottom ?? DEFAULT_MARGIN,
    marginLeft: margins?.left ?? DEFAULT_MARGIN,
    marginRight: margins?.right ?? DEFAULT_MARGIN,
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  });
  return Buffer.from(data, 'base64');
}
