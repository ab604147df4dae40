import type { PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';

/** Area of a polygon, whichever way round its corners go. */
export function areaOf(corners: readonly PagePoint[]): number {
  let twice = 0;
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    twice += corner.x * next.y - next.x * corner.y;
  });
  return Math.abs(twice) / 2;
}

/** The smallest convex polygon around the points (Andrew's monotone chain). */
export function convexHull(points: readonly PagePoint[]): PagePoint[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (all: readonly PagePoint[]): PagePoint[] => {
    const chain: PagePoint[] = [];
    for (const point of all) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnsLeft(a: PagePoint | undefined, b: PagePoint | undefined, c: PagePoint): boolean {
  if (a === undefined || b === undefined) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/** Where the line a-b, going on past b, meets the line d-c, going on past c; undefined when it does not. */
export function intersection(a: PagePoint, b: PagePoint, c: PagePoint, d: PagePoint): PagePoint | undefined {
  const one = { x: b.x - a.x, y: b.y - a.y };
  const two = { x: c.x - d.x, y: c.y - d.y };
  const across = one.x * two.y - one.y * two.x;
  if (Math.abs(across) < 1e-9) return undefined;
  const along = ((d.x - a.x) * two.y - (d.y - a.y) * two.x) / across;
  const other = ((d.x - a.x) * one.y - (d.y - a.y) * one.x) / across;
  if (along < 1 || other < 1) return undefined;
  return { x: a.x + along * one.x, y: a.y + along * one.y };
}

/** The corners as a page is read: top left, top right, bottom right, bottom left. */
export function orderedQuad(quad: PageQuad): PageQuad {
  const centre = {
    x: quad.reduce((sum, { x }) => sum + x, 0) / 4,
    y: quad.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const round = [...quad].sort(
    (a, b) => Math.atan2(a.y - centre.y, a.x - centre.x) - Math.atan2(b.y - centre.y, b.x - centre.x),
  );
  const first = round.reduce((best, corner, index) => {
    const nearest = round[best] ?? corner;
    return corner.x + corner.y < nearest.x + nearest.y ? index : best;
  }, 0);
  return [...round.slice(first), ...round.slice(0, first)] as unknown as PageQuad;
}

/** True when the corners go round without crossing and enclose something worth keeping. */
export function isUsableQuad(quad: PageQuad): boolean {
  const turns = quad.map((corner, index) => {
    const next = quad[(index + 1) % 4] ?? corner;
    const after = quad[(index + 2) % 4] ?? corner;
    return Math.sign((next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x));
  });
  return turns.every((turn) => turn === 1) && areaOf(quad) > 0.01;
}
