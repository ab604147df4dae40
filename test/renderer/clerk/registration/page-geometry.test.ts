import { expect, test } from 'vitest';
import { turned, unturnedCrop } from '#renderer/clerk/documents/page-geometry.ts';

const topLeft = { left: 0.1, top: 0.2, width: 0.3, height: 0.4 };

test.each([
  [0, { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }],
  [90, { left: 0.2, top: 0.6, width: 0.4, height: 0.3 }],
  [180, { left: 0.6, top: 0.4, width: 0.3, height: 0.4 }],
  [270, { left: 0.4, top: 0.1, width: 0.4, height: 0.3 }],
] as const)('what is marked on a page turned %d° is kept in the page’s own frame', (rotation, kept) => {
  const crop = unturnedCrop(topLeft, rotation);
  for (const side of ['left', 'top', 'width', 'height'] as const) expect(crop[side]).toBeCloseTo(kept[side]);
});

test('four quarter turns come back to the start', () => {
  expect(turned(turned(turned(turned(0))))).toBe(0);
});
