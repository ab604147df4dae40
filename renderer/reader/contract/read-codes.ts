import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

let isPrepared = false;

/** Texts of the QR codes in a picture, by zxing; its WebAssembly file is served with the reader's page. */
export async function readCodes({ width, height, data }: PixelImage): Promise<readonly string[]> {
  if (!isPrepared) {
    const address = new URL('./zxing/zxing_reader.wasm', document.baseURI).href;
    prepareZXingModule({ overrides: { locateFile: () => address } });
    isPrepared = true;
  }
  const found = await readBarcodes(new ImageData(new Uint8ClampedArray(data), width, height), {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 2,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
