import { expect, test } from 'vitest';
import { greyOf, judgeFrame, verdictOf } from '#shared/vision/imaging/frame-judge.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { drawScene } from './sheets.ts';

const quad = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
] as const;
const sharp = greyOf(drawScene({ width: 320, height: 240, quad, noise: 2 }));

/** Each pixel the mean of those around it, `times` over: out of focus. */
function blurred(image: GreyImage, times: number): GreyImage {
  let { data } = image;
  for (let time = 0; time < times; time += 1) {
    const from = data;
    data = from.map((value, place) => {
      const around = [place - 1, place + 1, place - image.width, place + image.width].map(
        (other) => from[other] ?? value,
      );
      return around.reduce((sum, each) => sum + each, value) / 5;
    });
  }
  return { ...image, data };
}

function dimmed(image: GreyImage, by: number): GreyImage {
  return { ...image, data: image.data.map((value) => value * by) };
}

function shifted(image: GreyImage, pixels: number): GreyImage {
  return { ...image, data: image.data.map((_value, place) => image.data[place - pixels] ?? 0) };
}

test('a still and sharp frame is steady', () => {
  expect(verdictOf(judgeFrame(sharp, sharp))).toBe('steady');
});

test('the first frame is never steady: nothing is known of movement yet', () => {
  expect(verdictOf(judgeFrame(undefined, sharp))).toBe('moving');
});

test('a frame that moved waits', () => {
  expect(verdictOf(judgeFrame(shifted(sharp, 9), sharp))).toBe('moving');
});

test('a frame out of focus waits', () => {
  const soft = blurred(sharp, 12);
  expect(verdictOf(judgeFrame(soft, soft))).toBe('not-sharp');
});

test('a dark frame says so', () => {
  const dark = dimmed(sharp, 0.15);
  expect(verdictOf(judgeFrame(dark, dark))).toBe('too-dark');
});
