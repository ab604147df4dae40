import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

export interface SheetScene {
  readonly width: number;
  readonly height: number;
  readonly quad: PageQuad;
  readonly sheet?: readonly [number, number, number];
  readonly desk?: readonly [number, number, number];
  /** Amplitude of noise, 0 to 255. */
  readonly noise?: number;
}

/** A sheet with some print on a desk, drawn without a canvas. */
export function drawScene(scene: SheetScene): PixelImage {
  const { width, height, quad, sheet = [235, 232, 224], desk = [96, 74, 58], noise = 6 } = scene;
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648 - 0.5;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const point = { x: (x + 0.5) / width, y: (y + 0.5) / height };
      const isOn = quad.every((corner, index) => {
        const next = quad[(index + 1) % 4] ?? corner;
        return (next.x - corner.x) * (point.y - corner.y) - (next.y - corner.y) * (point.x - corner.x) >= 0;
      });
      const isPrint = isOn && y % 12 < 3 && x % 40 < 30;
      const shade = noise * 2 * random();
      for (const channel of [0, 1, 2]) {
        const base = isPrint ? 40 : ((isOn ? sheet : desk)[channel] ?? 0);
        data[(y * width + x) * 4 + channel] = base + shade;
      }
      data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}
