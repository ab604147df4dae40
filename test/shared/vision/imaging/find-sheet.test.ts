import { expect, test } from 'vitest';
import { findSheet } from '#shared/vision/imaging/find-sheet.ts';
import { isUsableQuad, orderedQuad } from '#shared/vision/imaging/polygon.ts';
import { straighten, straightenedSize } from '#shared/vision/imaging/straighten.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { drawScene } from './sheets.ts';

const straight: PageQuad = [
  { x: 0.15, y: 0.1 },
  { x: 0.85, y: 0.1 },
  { x: 0.85, y: 0.9 },
  { x: 0.15, y: 0.9 },
];
const tilted: PageQuad = [
  { x: 0.22, y: 0.14 },
  { x: 0.88, y: 0.2 },
  { x: 0.82, y: 0.88 },
  { x: 0.12, y: 0.78 },
];
const fromTheSide: PageQuad = [
  { x: 0.3, y: 0.2 },
  { x: 0.7, y: 0.2 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
];

test.each([
  ['straight', straight],
  ['tilted', tilted],
  ['seen from the side', fromTheSide],
])('the corners of a sheet lying %s are found to within one and a half per cent', (_name, quad) => {
  const found = findSheet(drawScene({ width: 640, height: 480, quad }));
  expect(found).toBeDefined();
  found?.forEach((corner, index) => {
    expect(Math.hypot(corner.x - (quad[index]?.x ?? 9), corner.y - (quad[index]?.y ?? 9))).toBeLessThan(
      0.015,
    );
  });
});

test('a dark passport on a light desk is found as well', () => {
  const scene = {
    width: 640,
    height: 480,
    quad: tilted,
    sheet: [70, 20, 30],
    desk: [222, 214, 200],
  } as const;
  expect(findSheet(drawScene(scene))).toBeDefined();
});

test.each([
  ['an empty desk', { quad: straight, sheet: [96, 74, 58] }],
  ['a sheet of the colour of the desk', { quad: straight, sheet: [100, 78, 62] }],
  [
    'a scrap',
    {
      quad: [
        { x: 0.4, y: 0.4 },
        { x: 0.6, y: 0.4 },
        { x: 0.6, y: 0.6 },
        { x: 0.4, y: 0.6 },
      ],
    },
  ],
] as const)('%s gives no corners, so that a person sets them', (_name, scene) => {
  const image = drawScene({ width: 640, height: 480, noise: 3, ...scene });
  // The print of the drawn sheet is left out: what is looked for is the sheet itself.
  const found = findSheet(_name === 'a scrap' ? image : withoutPrint(image));
  expect(found).toBeUndefined();
});

function withoutPrint(image: ReturnType<typeof drawScene>): ReturnType<typeof drawScene> {
  const data = image.data.map((value, index) => (index % 4 === 3 ? value : Math.max(value, 55)));
  return { ...image, data };
}

test('a page is straightened to the length of its sides, its corners in their places', () => {
  const width = 400;
  const height = 300;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = (y * width + x) * 4;
      data[place] = (x / width) * 255;
      data[place + 1] = (y / height) * 255;
      data[place + 3] = 255;
    }
  }
  const page = straighten({ width, height, data }, tilted);
  expect({ width: page.width, height: page.height }).toEqual(straightenedSize(tilted, { width, height }));
  const pixel = (x: number, y: number) => [
    ...page.data.slice((y * page.width + x) * 4, (y * page.width + x) * 4 + 2),
  ];
  const places = [
    [0, 0],
    [page.width - 1, 0],
    [page.width - 1, page.height - 1],
    [0, page.height - 1],
  ] as const;
  places.forEach(([x, y], index) => {
    const [red = 0, green = 0] = pixel(x, y);
    expect(Math.abs(red / 255 - (tilted[index]?.x ?? 9))).toBeLessThan(0.01);
    expect(Math.abs(green / 255 - (tilted[index]?.y ?? 9))).toBeLessThan(0.01);
  });
});

test('corners given in any order are put in the order of reading', () => {
  const [a, b, c, d] = tilted;
  for (const shuffled of [
    [b, c, d, a],
    [d, c, b, a],
    [c, a, b, d],
  ] as unknown as PageQuad[]) {
    expect(orderedQuad(shuffled)).toEqual(tilted);
  }
});

test('corners that cross are not usable', () => {
  const [a, b, c, d] = tilted;
  expect(isUsableQuad(tilted)).toBe(true);
  expect(isUsableQuad([b, a, c, d])).toBe(false);
  expect(isUsableQuad([a, a, a, a])).toBe(false);
});
