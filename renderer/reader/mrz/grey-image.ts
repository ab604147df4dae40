import type { GreyImage, PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Luma of a page (ITU-R BT.601), what is transparent being white. */
export function toGrey(page: PixelImage): GreyImage {
  const { width, height, data } = page;
  const grey = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < grey.length; index += 1, at += 4) {
    const luma = 77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0);
    const alpha = data[at + 3] ?? 255;
    grey[index] = alpha === 255 ? luma >> 8 : (luma * alpha) / 65280 + 255 - alpha;
  }
  return { width, height, data: grey };
}

/** Half as wide and high, each pixel the mean of four. */
export function halve(image: GreyImage): GreyImage {
  const width = Math.max(1, image.width >> 1);
  const height = Math.max(1, image.height >> 1);
  const data = new Uint8Array(width * height);
  const source = image.data;
  for (let y = 0; y < height; y += 1) {
    let above = 2 * y * image.width;
    let below = 2 * y + 1 < image.height ? above + image.width : above;
    const step = image.width > 1 ? 1 : 0;
    for (let x = 0; x < width; x += 1, above += 2, below += 2) {
      const sum =
        (source[above] ?? 0) +
        (source[above + step] ?? 0) +
        (source[below] ?? 0) +
        (source[below + step] ?? 0);
      data[y * width + x] = (sum + 2) >> 2;
    }
  }
  return { width, height, data };
}

/** The image and its halves, down to about `smallest` pixels on the long side. */
export function pyramidOf(image: GreyImage, smallest: number): readonly GreyImage[] {
  const levels = [image];
  let last = image;
  while (Math.max(last.width, last.height) >= 2 * smallest) {
    last = halve(last);
    levels.push(last);
  }
  return levels;
}

/** The image at another size, interpolated; reduce by at most a half, or fine strokes alias. */
export function resize(image: GreyImage, width: number, height: number): GreyImage {
  const data = new Uint8Array(width * height);
  const stepX = image.width / width;
  const stepY = image.height / height;
  const columns = new Int32Array(width);
  const shares = new Float32Array(width);
  for (let x = 0; x < width; x += 1) {
    const at = clamp((x + 0.5) * stepX - 0.5, 0, image.width - 1);
    columns[x] = Math.min(Math.floor(at), Math.max(0, image.width - 2));
    shares[x] = at - (columns[x] ?? 0);
  }
  const source = image.data;
  const right = image.width > 1 ? 1 : 0;
  for (let y = 0; y < height; y += 1) {
    const at = clamp((y + 0.5) * stepY - 0.5, 0, image.height - 1);
    const row = Math.min(Math.floor(at), Math.max(0, image.height - 2));
    const share = at - row;
    const above = row * image.width;
    const below = above + (image.height > 1 ? image.width : 0);
    for (let x = 0; x < width; x += 1) {
      const column = columns[x] ?? 0;
      const across = shares[x] ?? 0;
      const a = source[above + column] ?? 0;
      const b = source[above + column + right] ?? 0;
      const c = source[below + column] ?? 0;
      const d = source[below + column + right] ?? 0;
      const top = a + (b - a) * across;
      data[y * width + x] = top + (c + (d - c) * across - top) * share + 0.5;
    }
  }
  return { width, height, data };
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}
