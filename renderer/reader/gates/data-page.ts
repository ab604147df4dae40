import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import type { PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';

/** The data page as it follows from where its machine readable zone lies. */

/** Distance between two characters' left sides, in millimetres. Source: ICAO Doc 9303-3, 4.4 (OCR-B size 1). */
const characterPitch = 2.54;

interface Card {
  readonly width: number;
  readonly height: number;
  readonly characters: number;
  /** Left side of the first character, and the baseline of the last line, from the left and the bottom edge. */
  readonly left: number;
  readonly bottom: number;
}

/** Millimetres. Source: ICAO Doc 9303-4, -5, -6 and -7: TD3, TD1 and TD2 sizes and the zone's place on them. */
const cards: Readonly<Record<MrzFormat, Card>> = {
  TD3: { width: 125, height: 88, characters: 44, left: 6.0, bottom: 9.4 },
  'MRV-A': { width: 120, height: 80, characters: 44, left: 4.0, bottom: 9.4 },
  TD2: { width: 105, height: 74, characters: 36, left: 4.0, bottom: 9.4 },
  'MRV-B': { width: 105, height: 74, characters: 36, left: 4.0, bottom: 9.4 },
  TD1: { width: 85.6, height: 54, characters: 30, left: 4.7, bottom: 9.4 },
};

export const wholePage: PageQuad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

export interface Zone {
  readonly format: MrzFormat;
  /** One quad a line, in fractions of the page. */
  readonly lines: readonly PageQuad[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Length of a line's characters on the page, in pixels. */
function lineLength(zone: Zone, page: Size): number {
  const lengths = zone.lines.map(([topLeft, topRight, bottomRight, bottomLeft]) => {
    const upper = Math.hypot((topRight.x - topLeft.x) * page.width, (topRight.y - topLeft.y) * page.height);
    const lower = Math.hypot(
      (bottomRight.x - bottomLeft.x) * page.width,
      (bottomRight.y - bottomLeft.y) * page.height,
    );
    return (upper + lower) / 2;
  });
  return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
}

/** Millimetres a line of this format is long on the document itself: 111.76 for a passport. */
function trueLineLength(format: MrzFormat): number {
  return cards[format].characters * characterPitch;
}

/** Pixels of the page to a millimetre of the document. */
export function documentScale(zone: Zone, page: Size): number {
  return lineLength(zone, page) / trueLineLength(zone.format);
}

/** The data page's four corners in fractions of the page; parts may lie outside it. */
export function dataPageCorners(zone: Zone, page: Size): PageQuad | undefined {
  const last = zone.lines.at(-1);
  if (last === undefined) return undefined;
  const [, , bottomRight, bottomLeft] = last;
  const card = cards[zone.format];
  const scale = documentScale(zone, page);
  if (!(scale > 0)) return undefined;
  const angle = Math.atan2(
    (bottomRight.y - bottomLeft.y) * page.height,
    (bottomRight.x - bottomLeft.x) * page.width,
  );
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const corner = (x: number, y: number): PagePoint => {
    const across = (x - card.left) * scale;
    const down = (y - (card.height - card.bottom)) * scale;
    return {
      x: bottomLeft.x + (across * cosine - down * sine) / page.width,
      y: bottomLeft.y + (across * sine + down * cosine) / page.height,
    };
  };
  return [corner(0, 0), corner(card.width, 0), corner(card.width, card.height), corner(0, card.height)];
}

/** Whether a point, in fractions of the page, lies inside a quad whose corners go round clockwise. */
export function isInside(quad: PageQuad, x: number, y: number): boolean {
  for (let side = 0; side < 4; side += 1) {
    const from = quad[side] as PagePoint;
    const to = quad[(side + 1) % 4] as PagePoint;
    if ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) < 0) return false;
  }
  return true;
}

/**
 * A part of the data page, its sides in shares of the data page's own width and height, as a quad in fractions of the
 * picture.
 */
export function partOf(
  [topLeft, topRight, bottomRight, bottomLeft]: PageQuad,
  part: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): PageQuad {
  const at = (u: number, v: number): PagePoint => {
    const mix = (axis: 'x' | 'y'): number =>
      (topLeft[axis] * (1 - u) + topRight[axis] * u) * (1 - v) +
      (bottomLeft[axis] * (1 - u) + bottomRight[axis] * u) * v;
    return { x: mix('x'), y: mix('y') };
  };
  return [
    at(part.left, part.top),
    at(part.right, part.top),
    at(part.right, part.bottom),
    at(part.left, part.bottom),
  ];
}

/**
 * Millimetres of the document that the picture's sides cut off; negative when all of it is inside. Corners are round
 * and may touch a side: a quarter, the half and three quarters of each side of the document are looked at.
 */
export function millimetresCutOff(zone: Zone, page: Size): number | undefined {
  const corners = dataPageCorners(zone, page);
  if (corners === undefined) return undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let side = 0; side < 4; side += 1) {
    const from = corners[side] as PagePoint;
    const to = corners[(side + 1) % 4] as PagePoint;
    for (const share of [0.25, 0.5, 0.75]) {
      const x = (from.x * (1 - share) + to.x * share) * page.width;
      const y = (from.y * (1 - share) + to.y * share) * page.height;
      most = Math.max(most, -x, x - page.width, -y, y - page.height);
    }
  }
  return most / documentScale(zone, page);
}
