import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/**
 * Texts of the QR and Code 128 symbols in one picture after the other, by zxing, beside the screen. It answers every
 * picture, in order.
 */

const wasm = new URL('../zxing/zxing_reader.wasm', self.location.href).href;
prepareZXingModule({ overrides: { locateFile: () => wasm } });

async function read(picture: ImageBitmap): Promise<readonly string[]> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  pen.drawImage(picture, 0, 0);
  picture.close();
  const found = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
    formats: ['QRCode', 'Code128'],
    tryHarder: true,
    maxNumberOfSymbols: 4,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

self.addEventListener('message', async (event: MessageEvent<ImageBitmap>) => {
  self.postMessage(await read(event.data).catch(() => []));
});
