import { extractContract } from '#shared/vision/reading/contract/extract-contract.ts';
import type { ContractReading, ReadWord } from '#shared/vision/reading/contract-reading.ts';
import type { LeftOut } from '#shared/vision/reading/document-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import type { TextLayer } from '#shared/vision/reading/text-layer.ts';
import type { PageBudget } from '../inspect/page-budget.ts';
import { inkOfPage } from './ink-of-page.ts';
import { doubtStampedWords } from './stamped-words.ts';
import { wordsOfLayer } from './words-of-layer.ts';

export interface ContractPageInput {
  /** From 1. */
  readonly number: number;
  readonly image: PixelImage;
  /** Empty for a scanned page. */
  readonly textLayer: TextLayer;
  /** Whether nothing is printed on it. */
  readonly isEmpty: boolean;
}

export interface ContractTools {
  /** Starts OCR, if it is not started; a page's own time begins after it. */
  readonly startOcr: () => Promise<void>;
  /** Words of a page's picture by OCR, boxes in fractions of the page. */
  readonly readWords: (ink: PixelImage, page: number) => Promise<readonly ReadWord[]>;
  /** Ends whatever OCR is doing. */
  readonly endOcr: () => Promise<void>;
  /** Texts of the QR codes in a picture. */
  readonly readCodes: (image: PixelImage) => Promise<readonly string[]>;
}

/** A contract that is read page by page, so that one page is in memory at a time. */
export interface ContractReader {
  /** Reads a page, or says why it did not. Rejects only with what a tool throws. */
  addPage(page: ContractPageInput, budget: PageBudget): Promise<LeftOut | undefined>;
  /** What the pages so far say. */
  finish(): ContractReading;
}

/** Pages that OCR reads at most: what a contract says of itself stands on its first pages. */
const mostOcrPages = 6;

/** Whether the page's words have to be read from its picture. */
export function needsOcr({ number, textLayer }: Pick<ContractPageInput, 'number' | 'textLayer'>): boolean {
  return wordsOfLayer(textLayer, number) === undefined;
}

/** Its own text where the PDF has it, OCR in Spanish where it has not, and the first QR code. */
export function createContractReader(tools: ContractTools): ContractReader {
  const words: ReadWord[] = [];
  let fromLayer = 0;
  let fromOcr = 0;
  let qr: string | undefined;

  async function addWords(page: ContractPageInput, budget: PageBudget): Promise<LeftOut | undefined> {
    const own = wordsOfLayer(page.textLayer, page.number);
    if (own !== undefined) {
      words.push(...own);
      fromLayer += 1;
      return undefined;
    }
    if (page.isEmpty) return 'empty';
    if (fromOcr >= mostOcrPages) return 'further';
    fromOcr += 1;
    const read = await budget.within(tools.readWords(inkOfPage(page.image), page.number));
    if (read === undefined) {
      await tools.endOcr();
      return 'too-slow';
    }
    words.push(...doubtStampedWords(read, page.image));
    return undefined;
  }

  return {
    async addPage(page, budget) {
      const leftOut = await addWords(page, budget);
      if (qr === undefined && leftOut !== 'empty' && budget.left() > 0) {
        qr = (await budget.within(tools.readCodes(page.image)))?.[0]?.slice(0, 4000);
      }
      return leftOut;
    },
    finish() {
      const source = fromOcr === 0 ? 'text-layer' : fromLayer === 0 ? 'ocr' : 'mixed';
      return { source, ...extractContract(words), qr: qr ?? null };
    },
  };
}
