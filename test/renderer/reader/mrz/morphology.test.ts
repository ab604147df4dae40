import { describe, expect, it } from 'vitest';
import { findPatches, mergePatches } from '#renderer/reader/mrz/components.ts';
import { halve, resize } from '#renderer/reader/mrz/grey-image.ts';
import { blackHat, boxMean, dilate, erode } from '#renderer/reader/mrz/morphology.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';

function noise(width: number, height: number): GreyImage {
  const random = seeded(3);
  return { width, height, data: Uint8Array.from({ length: width * height }, () => random.whole(0, 255)) };
}

/** By definition: the highest or lowest value under the kernel, as far as it lies on the image. */
function plainly(
  image: GreyImage,
  width: number,
  height: number,
  pick: (...values: number[]) => number,
): GreyImage {
  const data = new Uint8Array(image.data.length);
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      const seen: number[] = [];
      for (let dy = -(height >> 1); dy <= height >> 1; dy += 1) {
        for (let dx = -(width >> 1); dx <= width >> 1; dx += 1) {
          const inside = x + dx >= 0 && x + dx < image.width && y + dy >= 0 && y + dy < image.height;
          if (inside) seen.push(image.data[(y + dy) * image.width + x + dx] ?? 0);
        }
      }
      data[y * image.width + x] = pick(...seen);
    }
  }
  return { width: image.width, height: image.height, data };
}

describe('morphology', () => {
  it.each([
    [3, 3],
    [7, 7],
    [11, 3],
    [3, 11],
  ])('dilates by %i x %i as the definition says', (width, height) => {
    const image = noise(23, 17);
    expect(dilate(image, width, height)).toEqual(plainly(image, width, height, Math.max));
  });

  it('erodes as the definition says', () => {
    const image = noise(19, 21);
    expect(erode(image, 5)).toEqual(plainly(image, 5, 5, Math.min));
  });

  it('sees a thin dark stroke and not a wide dark patch', () => {
    const data = new Uint8Array(40 * 20).fill(200);
    for (let y = 0; y < 20; y += 1) {
      data[y * 40 + 8] = 40;
      for (let x = 20; x < 38; x += 1) data[y * 40 + x] = 40;
    }
    const strokes = blackHat({ width: 40, height: 20, data }, 9);
    expect(strokes.data[10 * 40 + 8]).toBe(160);
    expect(strokes.data[10 * 40 + 29]).toBe(0);
  });

  it('takes the mean of a square, less at the border', () => {
    const mean = boxMean({ width: 3, height: 1, data: new Uint8Array([0, 90, 30]) }, 3);
    expect([...mean.data]).toEqual([45, 40, 60]);
  });
});

describe('sizes', () => {
  it('halves by means of four and keeps a single pixel', () => {
    expect([...halve({ width: 2, height: 2, data: new Uint8Array([0, 100, 100, 200]) }).data]).toEqual([100]);
    expect([...halve({ width: 1, height: 1, data: new Uint8Array([7]) }).data]).toEqual([7]);
  });

  it('keeps an even grey at any size', () => {
    const grey = { width: 5, height: 4, data: new Uint8Array(20).fill(77) };
    expect(new Set(resize(grey, 13, 3).data)).toEqual(new Set([77]));
  });
});

describe('patches', () => {
  it('are joined by eight neighbours, with their extremes and moments', () => {
    const rows = ['##...#', '..#..#', '...#..', '......', '#.....'];
    const data = Uint8Array.from(rows.join(''), (character) => (character === '#' ? 255 : 0));
    const patches = findPatches({ width: 6, height: 5, data }, 1).toSorted(
      (left, right) => right.count - left.count,
    );
    expect(patches.map((patch) => patch.count)).toEqual([4, 2, 1]);
    const [slant, bar] = patches;
    expect(slant?.sumX).toBe(0 + 1 + 2 + 3);
    expect(slant?.sumXX).toBeCloseTo(0 + 1 + 4 + 9);
    expect(slant?.sumXY).toBe(2 + 6);
    expect(slant?.ends.slice(2, 4)).toEqual([3, 2]);
    if (slant === undefined || bar === undefined) throw new Error('no patches');
    expect(mergePatches(slant, bar)).toMatchObject({ count: 6, sumX: 6 + 10 });
  });

  it('of a U are one patch although its arms meet last', () => {
    const data = Uint8Array.from('#.##.####', (character) => (character === '#' ? 255 : 0));
    expect(findPatches({ width: 3, height: 3, data }, 1)).toHaveLength(1);
  });
});
