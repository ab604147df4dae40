import type { GreyImage, PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Luma of ITU-R BT.601 in 16 bits. */
const RED = 19_595;
const GREEN = 38_470;
const BLUE = 7_471;

/** Each pixel as one number, red in its lowest byte: one look at the memory instead of three. */
function pixelsOf({ data }: PixelImage): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** A colour picture no longer than `longSide`, each pixel the mean of those it stands for. Never enlarged. */
export function reduceColour(image: PixelImage, longSide: number): PixelImage {
  const factor = Math.max(1, Math.ceil(Math.max(image.width, image.height) / longSide));
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const data = new Uint8ClampedArray(width * height * 4);
  const sums = new Uint32Array(width * 3);
  const area = factor * factor;
  const source = pixelsOf(image);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let row = 0; row < factor; row += 1) {
      let at = (y * factor + row) * image.width;
      for (let x = 0; x < width * 3; x += 3) {
        let red = 0;
        let green = 0;
        let blue = 0;
        for (let column = 0; column < factor; column += 1, at += 1) {
          const pixel = source[at] as number;
          red += pixel & 255;
          green += (pixel >>> 8) & 255;
          blue += (pixel >>> 16) & 255;
        }
        sums[x] = (sums[x] as number) + red;
        sums[x + 1] = (sums[x + 1] as number) + green;
        sums[x + 2] = (sums[x + 2] as number) + blue;
      }
    }
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4;
      data[to] = (sums[x * 3] as number) / area;
      data[to + 1] = (sums[x * 3 + 1] as number) / area;
      data[to + 2] = (sums[x * 3 + 2] as number) / area;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

/**
 * The grey picture at one fixed scale, so that what is measured on it does not depend on the scanner's resolution:
 * means first, then linear interpolation down to the very size. Never enlarged.
 */
export function reduceGrey(image: PixelImage, longSide: number): GreyImage {
  const factor = Math.max(1, Math.floor(Math.max(image.width, image.height) / longSide));
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const data = new Uint8Array(width * height);
  const source = pixelsOf(image);
  const area = factor * factor * 65_536;
  const means = new Float64Array(width);
  for (let y = 0; y < height; y += 1) {
    means.fill(0);
    for (let row = 0; row < factor; row += 1) {
      let at = (y * factor + row) * image.width;
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (let column = 0; column < factor; column += 1, at += 1) {
          const pixel = source[at] as number;
          sum += (pixel & 255) * RED + ((pixel >>> 8) & 255) * GREEN + ((pixel >>> 16) & 255) * BLUE;
        }
        means[x] = (means[x] as number) + sum;
      }
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = (means[x] as number) / area;
  }
  return interpolate({ width, height, data }, longSide);
}

function interpolate(image: GreyImage, longSide: number): GreyImage {
  const scale = longSide / Math.max(image.width, image.height);
  if (scale >= 1) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const sourceY = Math.min(image.height - 1, (y + 0.5) / scale - 0.5);
    const top = Math.max(0, Math.floor(sourceY));
    const bottom = Math.min(image.height - 1, top + 1);
    const low = Math.max(0, sourceY - top);
    for (let x = 0; x < width; x += 1) {
      const sourceX = Math.min(image.width - 1, (x + 0.5) / scale - 0.5);
      const left = Math.max(0, Math.floor(sourceX));
      const right = Math.min(image.width - 1, left + 1);
      const across = Math.max(0, sourceX - left);
      const upper =
        (image.data[top * image.width + left] as number) * (1 - across) +
        (image.data[top * image.width + right] as number) * across;
      const lower =
        (image.data[bottom * image.width + left] as number) * (1 - across) +
        (image.data[bottom * image.width + right] as number) * across;
      data[y * width + x] = upper * (1 - low) + lower * low;
    }
  }
  return { width, height, data };
}
