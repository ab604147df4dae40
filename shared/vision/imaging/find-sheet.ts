import type { PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { areaOf, convexHull, intersection, orderedQuad } from './polygon.ts';

/** Long side, in pixels, that the picture is looked at: enough for corners to half a per cent. */
const LOOKED_AT = 320;
/** Share of the picture that a sheet in front of the camera fills, at least and at most. */
const LEAST_SHARE = 0.12;
const MOST_SHARE = 0.98;
/** How much of its quad a sheet with straight edges fills. */
const LEAST_FILL = 0.9;

/**
 * The four corners of one sheet on a background of another colour, or undefined when there is none that can be trusted:
 * then a person sets them.
 */
export function findSheet(image: PixelImage): PageQuad | undefined {
  const step = Math.max(1, Math.max(image.width, image.height) / LOOKED_AT);
  const width = Math.floor(image.width / step);
  const height = Math.floor(image.height / step);
  if (width < 16 || height < 16) return undefined;
  const distances = distancesFromBackground(image, width, height, step);
  const outline = largestRegion(distances, otsuThreshold(distances), width);
  const hull = convexHull(outline);
  if (hull.length < 4) return undefined;
  const quad = reduceToQuad(hull);
  if (quad === undefined) return undefined;
  const share = areaOf(quad) / (width * height);
  const fill = areaOf(hull) / areaOf(quad);
  if (share < LEAST_SHARE || share > MOST_SHARE || fill < LEAST_FILL || !hasSquareCorners(quad))
    return undefined;
  return orderedQuad(
    quad.map(({ x, y }) => ({
      x: clamp((x + 0.5) / width),
      y: clamp((y + 0.5) / height),
    })) as unknown as PageQuad,
  );
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** How far each looked-at pixel is from the colour along the picture's border, 0 to 255. */
function distancesFromBackground(image: PixelImage, width: number, height: number, step: number): Uint8Array {
  const { data } = image;
  const at = (x: number, y: number): number =>
    (Math.min(image.height - 1, Math.floor((y + 0.5) * step)) * image.width +
      Math.min(image.width - 1, Math.floor((x + 0.5) * step))) *
    4;
  const border: number[][] = [[], [], []];
  const note = (x: number, y: number): void => {
    const place = at(x, y);
    for (const channel of [0, 1, 2]) border[channel]?.push(data[place + channel] ?? 0);
  };
  for (let x = 0; x < width; x += 1) {
    note(x, 0);
    note(x, height - 1);
  }
  for (let y = 0; y < height; y += 1) {
    note(0, y);
    note(width - 1, y);
  }
  const [red = 0, green = 0, blue = 0] = border.map(median);
  const distances = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = at(x, y);
      const furthest = Math.max(
        Math.abs((data[place] ?? 0) - red),
        Math.abs((data[place + 1] ?? 0) - green),
        Math.abs((data[place + 2] ?? 0) - blue),
      );
      distances[y * width + x] = furthest;
    }
  }
  return distances;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The threshold that parts the values best (Otsu 1979), never so low that noise counts. */
function otsuThreshold(values: Uint8Array): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const total = values.length;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let threshold = 0;
  for (let value = 0; value < 256; value += 1) {
    below += counts[value] ?? 0;
    if (below === 0 || below === total) continue;
    sumBelow += value * (counts[value] ?? 0);
    const apart = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * apart * apart;
    if (between > best) {
      best = between;
      threshold = value;
    }
  }
  return Math.max(18, threshold * 0.8);
}

/** First and last pixel of every row of the largest region above the threshold. */
function largestRegion(distances: Uint8Array, threshold: number, width: number): PagePoint[] {
  const seen = new Uint8Array(distances.length);
  let largest: number[] = [];
  for (let start = 0; start < distances.length; start += 1) {
    if (seen[start] === 1 || (distances[start] ?? 0) < threshold) continue;
    const region = [start];
    seen[start] = 1;
    for (let next = 0; next < region.length; next += 1) {
      const place = region[next] ?? 0;
      const x = place % width;
      for (const other of [
        x > 0 ? place - 1 : -1,
        x < width - 1 ? place + 1 : -1,
        place - width,
        place + width,
      ]) {
        if (other < 0 || other >= distances.length || seen[other] === 1) continue;
        if ((distances[other] ?? 0) < threshold) continue;
        seen[other] = 1;
        region.push(other);
      }
    }
    if (region.length > largest.length) largest = region;
  }
  const rows = new Map<number, { first: number; last: number }>();
  for (const place of largest) {
    const y = Math.floor(place / width);
    const x = place % width;
    const row = rows.get(y);
    if (row === undefined) rows.set(y, { first: x, last: x });
    else {
      row.first = Math.min(row.first, x);
      row.last = Math.max(row.last, x);
    }
  }
  return [...rows].flatMap(([y, { first, last }]) => [
    { x: first, y },
    { x: last, y },
  ]);
}

/** Takes away, one by one, the edge whose loss adds the least area, until four are left. */
function reduceToQuad(hull: readonly PagePoint[]): PageQuad | undefined {
  let corners = [...hull];
  while (corners.length > 4) {
    let best: { area: number; corners: PagePoint[] } | undefined;
    for (let index = 0; index < corners.length; index += 1) {
      const at = (offset: number): PagePoint =>
        corners[(index + offset + corners.length) % corners.length] ?? { x: 0, y: 0 };
      const meeting = intersection(at(-1), at(0), at(1), at(2));
      if (meeting === undefined) continue;
      const added = areaOf([at(0), meeting, at(1)]);
      if (best !== undefined && added >= best.area) continue;
      const rest = corners.filter((_corner, each) => each !== index && each !== (index + 1) % corners.length);
      const place = index + 1 === corners.length ? rest.length : index;
      best = { area: added, corners: [...rest.slice(0, place), meeting, ...rest.slice(place)] };
    }
    if (best === undefined) return undefined;
    corners = best.corners;
  }
  return corners.length === 4 ? (corners as unknown as PageQuad) : undefined;
}

/** A sheet seen from above by a camera has corners of 60 to 120 degrees. */
function hasSquareCorners(quad: PageQuad): boolean {
  return quad.every((corner, index) => {
    const before = quad[(index + 3) % 4] ?? corner;
    const after = quad[(index + 1) % 4] ?? corner;
    const one = { x: before.x - corner.x, y: before.y - corner.y };
    const two = { x: after.x - corner.x, y: after.y - corner.y };
    const cosine =
      (one.x * two.x + one.y * two.y) / (Math.hypot(one.x, one.y) * Math.hypot(two.x, two.y) || 1);
    return Math.abs(cosine) <= 0.5;
  });
}
