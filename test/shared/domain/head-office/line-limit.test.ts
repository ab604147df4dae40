import { expect, test } from 'vitest';
import { allowanceAfter, pieceSize, usualLimit } from '#shared/domain/head-office/line-limit.ts';

const kibi = 1024;

test('a piece is two seconds of what the limit gives, in whole sixteens of KiB, neither tiny nor long', () => {
  expect(pieceSize(usualLimit)).toBe(48 * kibi);
  expect(pieceSize(1)).toBe(16 * kibi);
  expect(pieceSize(1000)).toBe(240 * kibi);
  expect(pieceSize(100_000)).toBe(256 * kibi);
  expect(pieceSize(null)).toBe(256 * kibi);
});

test('what may be sent grows with time, four seconds at most, and what was too much is waited for', () => {
  expect(allowanceAfter(0, 2000, 200)).toBe(50_000);
  expect(allowanceAfter(0, 3_600_000, 200)).toBe(100_000);
  expect(allowanceAfter(-60_000, 2000, 200)).toBe(-10_000);
  expect(allowanceAfter(0, 0, null)).toBe(Number.POSITIVE_INFINITY);
  expect(allowanceAfter(0, 5000, 0)).toBe(0);
});
