import type { GreyImage, PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** What one small frame of a live picture says. */
export interface FrameFacts {
  /** Mean change of a pixel since the frame before, 0 to 255; a camera's own noise is 1 to 3. */
  readonly motion: number;
  /** Variance of the Laplacian: grows with the fine detail of print in focus. */
  readonly sharpness: number;
  /** Mean brightness, 0 to 255. */
  readonly light: number;
}

export type FrameVerdict = 'too-dark' | 'moving' | 'not-sharp' | 'steady';

const MOST_MOTION = 4;
const LEAST_SHARPNESS = 60;
const LEAST_LIGHT = 45;
/** Milliseconds a picture must stay steady before it is taken by itself. */
export const STEADY_MILLISECONDS = 1200;

export function greyOf({ width, height, data }: PixelImage): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index += 1) {
    const place = index * 4;
    grey[index] = ((data[place] ?? 0) * 77 + (data[place + 1] ?? 0) * 151 + (data[place + 2] ?? 0) * 28) >> 8;
  }
  return { width, height, data: grey };
}

export function judgeFrame(before: GreyImage | undefined, now: GreyImage): FrameFacts {
  const { width, height, data } = now;
  let light = 0;
  let change = 0;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = y * width + x;
      const value = data[place] ?? 0;
      light += value;
      change += Math.abs(value - (before?.data[place] ?? 0));
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue;
      const edge =
        4 * value -
        (data[place - 1] ?? 0) -
        (data[place + 1] ?? 0) -
        (data[place - width] ?? 0) -
        (data[place + width] ?? 0);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  return {
    motion: before === undefined || before.data.length !== data.length ? 255 : change / data.length,
    sharpness: count === 0 ? 0 : squares / count - mean * mean,
    light: data.length === 0 ? 0 : light / data.length,
  };
}

/** The first thing that stands in the way of a good picture. */
export function verdictOf({ motion, sharpness, light }: FrameFacts): FrameVerdict {
  if (light < LEAST_LIGHT) return 'too-dark';
  if (motion > MOST_MOTION) return 'moving';
  return sharpness < LEAST_SHARPNESS ? 'not-sharp' : 'steady';
}
