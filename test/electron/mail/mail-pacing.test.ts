import { expect, test } from 'vitest';
import { createMailPacing } from '#electron/main/mail/mail-pacing.ts';

const now = new Date('2026-03-02T14:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

test('a wait passes in passing time, wherever the wall clock goes', () => {
  let monotonic = 0;
  const pacing = createMailPacing(() => monotonic);
  pacing.pause('m1', 15_000);
  expect(pacing.isDue('m1', later(15), new Date('2030-01-01T00:00:00Z'))).toBe(false);
  monotonic = 15_000;
  expect(pacing.isDue('m1', later(15), now)).toBe(true);
  expect(pacing.isDue('m2', null, now)).toBe(true);
});

test('after a start what was saved counts, as far as it is believable', () => {
  let monotonic = 0;
  const pacing = createMailPacing(() => monotonic);
  expect(pacing.isDue('due', later(-5), now)).toBe(true);
  expect(pacing.isDue('soon', later(60), now)).toBe(false);
  expect(pacing.isDue('from a wrong clock', later(365 * 86_400), now)).toBe(false);
  // The wall clock stands still from here on: it was set back, and the store remembers a later time.
  monotonic = 60_000;
  expect(pacing.isDue('soon', later(60), now)).toBe(true);
  expect(pacing.isDue('from a wrong clock', later(365 * 86_400), now)).toBe(false);
  monotonic = 60 * 60_000;
  expect(pacing.isDue('from a wrong clock', later(365 * 86_400), now)).toBe(true);
});
