import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Pixels of an A4 sheet at 300 dots an inch. */
const sheet = { width: 2480, height: 3508 };

/** A picture of an A4 page as a scanner's glass sees it: binary PPM, for the `pnm` device. */
export async function sheetOf(picture: string): Promise<Uint8Array> {
  const image = await loadImage(picture);
  const canvas = createCanvas(sheet.width, sheet.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(image, 0, 0, sheet.width, sheet.height);
  const { data } = pen.getImageData(0, 0, sheet.width, sheet.height);
  const header = Buffer.from(`P6\n${sheet.width} ${sheet.height}\n255\n`, 'latin1');
  const ppm = new Uint8Array(header.length + sheet.width * sheet.height * 3);
  ppm.set(header);
  for (let from = 0, to = header.length; from < data.length; from += 4, to += 3) {
    ppm[to] = data[from] ?? 0;
    ppm[to + 1] = data[from + 1] ?? 0;
    ppm[to + 2] = data[from + 2] ?? 0;
  }
  return ppm;
}
