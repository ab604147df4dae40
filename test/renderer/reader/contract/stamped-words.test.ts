import { describe, expect, test } from 'vitest';
import { doubtStampedWords } from '#renderer/reader/contract/stamped-words.ts';

const [width, height] = [400, 200];
const black = [30, 30, 30] as const;
const stampBlue = [99, 122, 204] as const;
type Colour = readonly [number, number, number];

/** A page of yellowish paper with upright bars of print in a row, and whatever `draw` puts over them. */
function pageWith(print: Colour, draw: (dot: (x: number, y: number, colour: Colour) => void) => void) {
  const data = new Uint8ClampedArray(width * height * 4);
  const dot = (x: number, y: number, [red, green, blue]: Colour) => {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      data.set([red, green, blue, 255], (y * width + x) * 4);
    }
  };
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) dot(x, y, [244, 238, 222]);
  for (let y = 90; y < 110; y += 1) {
    for (let x = 50; x < 150; x += 1) if (x % 8 < 3) dot(x, y, print);
  }
  draw(dot);
  return { width, height, data };
}

const word = {
  page: 1,
  text: 'IIIIII',
  left: 50 / width,
  top: 90 / height,
  width: 100 / width,
  height: 20 / height,
  confidence: 0.9,
};
const confidenceOn = (page: ReturnType<typeof pageWith>) => doubtStampedWords([word], page)[0]?.confidence;

describe('a word of a scanned contract', () => {
  test('keeps its confidence on tinted paper without a stamp', () => {
    expect(confidenceOn(pageWith(black, () => undefined))).toBe(0.9);
  });

  test('is doubted where the ring of a stamp crosses it', () => {
    const page = pageWith(black, (dot) => {
      for (let y = 80; y < 120; y += 1) for (let x = 98; x < 102; x += 1) dot(x, y, stampBlue);
    });
    expect(confidenceOn(page)).toBeLessThan(0.6);
  });

  test('keeps it where the stamp passes beside it', () => {
    const page = pageWith(black, (dot) => {
      for (let y = 80; y < 120; y += 1) for (let x = 180; x < 190; x += 1) dot(x, y, stampBlue);
    });
    expect(confidenceOn(page)).toBe(0.9);
  });

  test('keeps it when its own print is coloured', () => {
    expect(confidenceOn(pageWith(stampBlue, () => undefined))).toBe(0.9);
  });
});
