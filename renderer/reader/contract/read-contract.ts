import { extractContract } from '#shared/reading/contract/extract-contract.ts';
import type { ContractReading, ReadWord } from '#shared/reading/contract-reading.ts';
import type { PixelImage } from '#shared/reading/pixel-image.ts';
import type { TextLayer } from '#shared/reading/text-layer.ts';
import { inkOfPage } from './ink-of-page.ts';
import { doubtStampedWords } from './stamped-words.ts';
import { wordsOfLayer } from './words-of-layer.ts';

export interface ContractPageInput {
  /** From 1. */
  readonly number: number;
  readonly image: PixelImage;
  /** Empty for a scanned page. */
  readonly textLayer: TextLayer;
}

export interface ContractTools {
  /** Words of a page's picture by OCR, boxes in fractions of the page. */
  readonly readWords: (ink: PixelImage, page: number) => Promise<readonly ReadWord[]>;
  /** Texts of the QR codes in a picture. */
  readonly readCodes: (image: PixelImage) => Promise<readonly string[]>;
  /** Told after each page, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** Pages that OCR reads at most: what a contract says of itself stands on its first pages. */
const mostOcrPages = 6;

/**
 * Reads a contract: its own text where the PDF has it, OCR in Spanish where it has not, and the first QR code. Rejects
 * only with what a tool throws.
 */
export async function readContract(
  pages: readonly ContractPageInput[],
  tools: ContractTools,
): Promise<ContractReading> {
  const words: ReadWord[] = [];
  let fromLayer = 0;
  let fromOcr = 0;
  let qr: string | undefined;
  for (const [index, page] of pages.entries()) {
    const own = wordsOfLayer(page.textLayer, page.number);
    if (own !== undefined) {
      words.push(...own);
      fromLayer += 1;
    } else if (fromOcr < mostOcrPages) {
      const read = await tools.readWords(inkOfPage(page.image), page.number);
      words.push(...doubtStampedWords(read, page.image));
      fromOcr += 1;
    }
    qr ??= (await tools.readCodes(page.image))[0]?.slice(0, 4000);
    tools.onProgress?.((index + 1) / pages.length);
  }
  const source = fromOcr === 0 ? 'text-layer' : fromLayer === 0 ? 'ocr' : 'mixed';
  return { source, ...extractContract(words), qr: qr ?? null };
}
