import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Pixels of the long side that OCR is given: about 200 dots per inch of an A4 sheet. */
const longSide = 2400;

/**
 * A page for OCR: in each pixel its brightest channel, so that black print stays and the blue or red ink of a stamp
 * over it goes pale; then the paper's own light taken out, so that a shadow does not read as print.
 */
export function inkOfPage(page: PixelImage): PixelImage {
  const scale = Math.min(1, longSide / Math.max(page.width, page.height));
  const width = Math.max(1, Math.round(page.width * scale));
  const height = Math.max(1, Math.round(page.height * scale));
  const bright = brightest(page, width, height);
  const paper = paperLight(bright, width, height);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < bright.length; at += 1) {
    const value = Math.min(255, (255 * (bright[at] ?? 0)) / Math.max(1, paper[at] ?? 255));
    data[at * 4] = value;
    data[at * 4 + 1] = value;
    data[at * 4 + 2] = value;
    data[at * 4 + 3] = 255;
  }
  return { width, height, data };
}

/** The brightest channel, averaged over the pixels that fall into one. */
function brightest({ data, width, height }: PixelImage, toWidth: number, toHeight: number): Float32Array {
  const sums = new Float32Array(toWidth * toHeight);
  const counts = new Uint16Array(toWidth * toHeight);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(toHeight - 1, Math.floor((y * toHeight) / height)) * toWidth;
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const to = row + Math.min(toWidth - 1, Math.floor((x * toWidth) / width));
      sums[to] = (sums[to] ?? 0) + Math.max(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0);
      counts[to] = (counts[to] ?? 0) + 1;
    }
  }
  return sums.map((sum, at) => sum / Math.max(1, counts[at] ?? 1));
}

/** Pixels of one field in which the brightest is taken for paper: wider than a letter, narrower than a shadow. */
const field = 40;

/** Brightness of the paper at each pixel, between the fields' middles on a line. */
function paperLight(bright: Float32Array, width: number, height: number): Float32Array {
  const columns = Math.ceil(width / field) + 1;
  const rows = Math.ceil(height / field) + 1;
  const peaks = new Float32Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor(y / field) * columns + Math.floor(x / field);
      peaks[at] = Math.max(peaks[at] ?? 0, bright[y * width + x] ?? 0);
    }
  }
  const light = new Float32Array(width * height);
  const peak = (row: number, column: number) =>
    peaks[Math.max(0, Math.min(rows - 2, row)) * columns + Math.max(0, Math.min(columns - 2, column))] || 255;
  for (let y = 0; y < height; y += 1) {
    const downward = y / field - 0.5;
    const row = Math.floor(downward);
    const below = downward - row;
    for (let x = 0; x < width; x += 1) {
      const across = x / field - 0.5;
      const column = Math.floor(across);
      const right = across - column;
      const above = peak(row, column) * (1 - right) + peak(row, column + 1) * right;
      const under = peak(row + 1, column) * (1 - right) + peak(row + 1, column + 1) * right;
      light[y * width + x] = above * (1 - below) + under * below;
    }
  }
  return light;
}
