import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** Draws what lies inside four corners as a flat sheet: each pixel is looked up in the photograph (homography). */
export function flattenQuad(page: PixelImage, corners: PageQuad, pixelLimit: number): PixelImage | undefined {
  const points = corners.map(({ x, y }) => ({ x: x * page.width, y: y * page.height }));
  const [topLeft, topRight, bottomRight, bottomLeft] = points;
  if (!topLeft || !topRight || !bottomRight || !bottomLeft || !isConvex(points)) return undefined;
  const width = Math.round(Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight)));
  const height = Math.round(Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight)));
  if (width < 16 || height < 16 || width * height > pixelLimit) return undefined;

  // Unit square to quad (P. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, 2.2.3).
  const [dx1, dx2] = [topRight.x - bottomRight.x, bottomLeft.x - bottomRight.x];
  const [dy1, dy2] = [topRight.y - bottomRight.y, bottomLeft.y - bottomRight.y];
  const sumX = topLeft.x - topRight.x + bottomRight.x - bottomLeft.x;
  const sumY = topLeft.y - topRight.y + bottomRight.y - bottomLeft.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  if (determinant === 0) return undefined;
  const g = (sumX * dy2 - dx2 * sumY) / determinant;
  const h = (dx1 * sumY - sumX * dy1) / determinant;
  const a = topRight.x - topLeft.x + g * topRight.x;
  const b = bottomLeft.x - topLeft.x + h * bottomLeft.x;
  const d = topRight.y - topLeft.y + g * topRight.y;
  const e = bottomLeft.y - topLeft.y + h * bottomLeft.y;

  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const v = (row + 0.5) / height;
    for (let column = 0; column < width; column += 1) {
      const u = (column + 0.5) / width;
      const depth = g * u + h * v + 1;
      sample(
        page,
        (a * u + b * v + topLeft.x) / depth - 0.5,
        (d * u + e * v + topLeft.y) / depth - 0.5,
        data,
        (row * width + column) * 4,
      );
    }
  }
  return { width, height, data };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Corners that go round clockwise without crossing. */
function isConvex(points: readonly Point[]): boolean {
  return points.every((point, index) => {
    const next = points[(index + 1) % 4] as Point;
    const after = points[(index + 2) % 4] as Point;
    return (next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x) > 0;
  });
}

function sample(page: PixelImage, x: number, y: number, to: Uint8ClampedArray, at: number): void {
  const left = Math.min(page.width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(page.height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(page.width - 1, left + 1);
  const bottom = Math.min(page.height - 1, top + 1);
  const across = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  for (let channel = 0; channel < 3; channel += 1) {
    const upper =
      (page.data[(top * page.width + left) * 4 + channel] as number) * (1 - across) +
      (page.data[(top * page.width + right) * 4 + channel] as number) * across;
    const lower =
      (page.data[(bottom * page.width + left) * 4 + channel] as number) * (1 - across) +
      (page.data[(bottom * page.width + right) * 4 + channel] as number) * across;
    to[at + channel] = upper * (1 - down) + lower * down;
  }
  to[at + 3] = 255;
}
