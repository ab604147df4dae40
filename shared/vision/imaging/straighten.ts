import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Pixels that the straightened page has: the mean of its opposite sides, so that nothing is invented. */
export function straightenedSize(
  quad: PageQuad,
  picture: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const [topLeft, topRight, bottomRight, bottomLeft] = quad.map(({ x, y }) => ({
    x: x * picture.width,
    y: y * picture.height,
  })) as unknown as PageQuad;
  const length = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.hypot(a.x - b.x, a.y - b.y);
  return {
    width: Math.max(1, Math.round((length(topLeft, topRight) + length(bottomLeft, bottomRight)) / 2)),
    height: Math.max(1, Math.round((length(topLeft, bottomLeft) + length(topRight, bottomRight)) / 2)),
  };
}

/**
 * The page inside the quad as if seen from straight above: each pixel is fetched through the projection of the unit
 * square onto the quad (Heckbert 1989) and mixed from its four neighbours.
 */
export function straighten(image: PixelImage, quad: PageQuad): PixelImage {
  const { width, height } = straightenedSize(quad, image);
  const [p0, p1, p2, p3] = quad.map(({ x, y }) => ({
    x: x * (image.width - 1),
    y: y * (image.height - 1),
  })) as unknown as PageQuad;
  const sum = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const one = { x: p1.x - p2.x, y: p1.y - p2.y };
  const two = { x: p3.x - p2.x, y: p3.y - p2.y };
  const across = one.x * two.y - two.x * one.y || 1e-9;
  const g = (sum.x * two.y - two.x * sum.y) / across;
  const h = (one.x * sum.y - sum.x * one.y) / across;
  const a = p1.x - p0.x + g * p1.x;
  const b = p3.x - p0.x + h * p3.x;
  const d = p1.y - p0.y + g * p1.y;
  const e = p3.y - p0.y + h * p3.y;

  const from = image.data;
  const data = new Uint8ClampedArray(width * height * 4);
  const lastX = image.width - 2;
  const lastY = image.height - 2;
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const v = height === 1 ? 0 : row / (height - 1);
    for (let column = 0; column < width; column += 1) {
      const u = width === 1 ? 0 : column / (width - 1);
      const depth = g * u + h * v + 1;
      const x = Math.min(Math.max((a * u + b * v + p0.x) / depth, 0), lastX + 0.999);
      const y = Math.min(Math.max((d * u + e * v + p0.y) / depth, 0), lastY + 0.999);
      const left = x | 0;
      const top = y | 0;
      const right = x - left;
      const down = y - top;
      const place = (top * image.width + left) * 4;
      const below = place + image.width * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const above = (from[place + channel] ?? 0) * (1 - right) + (from[place + 4 + channel] ?? 0) * right;
        const under = (from[below + channel] ?? 0) * (1 - right) + (from[below + 4 + channel] ?? 0) * right;
        data[to + channel] = above * (1 - down) + under * down;
      }
      data[to + 3] = 255;
      to += 4;
    }
  }
  return { width, height, data };
}
