import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Where the reader's page finds tesseract's files: worker, core and the Spanish model. Nothing is fetched elsewhere. */
function folder(): string {
  return new URL('./tesseract/', document.baseURI).href.replace(/\/$/, '');
}

export interface SpanishOcr {
  start(): Promise<void>;
  readonly readWords: (ink: PixelImage, page: number) => Promise<readonly ReadWord[]>;
  end(): Promise<void>;
}

/** Tesseract's LSTM engine for Spanish, in a worker of its own that is started once and kept warm. */
export function createSpanishOcr(): SpanishOcr {
  let starting: Promise<Worker> | undefined;

  async function start(): Promise<Worker> {
    const files = folder();
    const worker = await createWorker('spa', OEM.LSTM_ONLY, {
      workerPath: `${files}/worker.min.js`,
      corePath: `${files}/tesseract-core-simd-lstm.wasm.js`,
      langPath: files,
      gzip: true,
      cacheMethod: 'none',
      workerBlobURL: false,
    });
    await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '200' });
    return worker;
  }

  return {
    async start() {
      starting ??= start();
      await starting;
    },
    async readWords(ink, page) {
      starting ??= start();
      const worker = await starting;
      const { data } = await worker.recognize(await pictureOf(ink), {}, { blocks: true, text: false });
      return (data.blocks ?? []).flatMap((block) =>
        block.paragraphs.flatMap((paragraph) =>
          paragraph.lines.flatMap((line) =>
            line.words.map(({ text, confidence, bbox }) => ({
              page,
              text,
              left: bbox.x0 / ink.width,
              // The line's height, not the word's: "con" and "Ñ" stand on one line.
              top: line.bbox.y0 / ink.height,
              width: (bbox.x1 - bbox.x0) / ink.width,
              height: (line.bbox.y1 - line.bbox.y0) / ink.height,
              confidence: confidence / 100,
            })),
          ),
        ),
      );
    },
    async end() {
      const ending = starting;
      starting = undefined;
      const worker = await ending?.catch(() => undefined);
      await worker?.terminate();
    },
  };
}

async function pictureOf({ width, height, data }: PixelImage): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
