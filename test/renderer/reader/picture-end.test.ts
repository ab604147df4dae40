import { expect, test } from 'vitest';
import { previewSize } from '#renderer/reader/page-preview.ts';
import { hasPictureEnd } from '#renderer/reader/picture-end.ts';

const thumbnail = [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9];
const head = [0xff, 0xd8, 0xff, 0xe1, 0, thumbnail.length + 2, ...thumbnail];
const scan = [0xff, 0xda, 0, 4, 0, 0, 1, 0xff, 0, 3, 0xff, 0xd1, 4];

test('a JPEG ends after its scan; the end of an embedded thumbnail does not count', () => {
  expect(hasPictureEnd(Uint8Array.from([...head, ...scan, 0xff, 0xd9]), 'image/jpeg')).toBe(true);
  expect(hasPictureEnd(Uint8Array.from([...head, ...scan, 0xff, 0xd9, 1, 2]), 'image/jpeg')).toBe(true);
  expect(hasPictureEnd(Uint8Array.from([...head, ...scan]), 'image/jpeg')).toBe(false);
  expect(hasPictureEnd(Uint8Array.from(head), 'image/jpeg')).toBe(false);
});

test('a PNG ends with its last chunk, a WebP with the length it declares', () => {
  const signature = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
  const data = [0, 0, 0, 1, 0x49, 0x44, 0x41, 0x54, 9, 0, 0, 0, 0];
  const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0, 0, 0, 0];
  expect(hasPictureEnd(Uint8Array.from([...signature, ...data, ...end]), 'image/png')).toBe(true);
  expect(hasPictureEnd(Uint8Array.from([...signature, ...data]), 'image/png')).toBe(false);
  const riff = [0x52, 0x49, 0x46, 0x46, 6, 0, 0, 0, 0x57, 0x45, 0x42, 0x50, 1, 2];
  expect(hasPictureEnd(Uint8Array.from(riff), 'image/webp')).toBe(true);
  expect(hasPictureEnd(Uint8Array.from(riff.slice(0, -1)), 'image/webp')).toBe(false);
});

test('a preview keeps its proportions, is never enlarged and never vanishes', () => {
  expect(previewSize(4000, 2000, 2000)).toEqual({ width: 2000, height: 1000 });
  expect(previewSize(300, 200, 2000)).toEqual({ width: 300, height: 200 });
  expect(previewSize(50_000, 1, 2000)).toEqual({ width: 2000, height: 1 });
});
