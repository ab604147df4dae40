import { expect, test } from 'vitest';
import { lastClosing } from '#shared/domain/safety/close-of-day.ts';

const hours = { openDays: [1, 2, 3, 4, 5], opensAt: '08:00', closesAt: '17:00' };
const iso = (now: string, changes: Partial<typeof hours> = {}) => {
  const closing = lastClosing(now, { ...hours, ...changes });
  return closing === undefined ? undefined : new Date(closing).toISOString();
};

test('a branch closed last at its closing hour of the last opening day, by the time of Ecuador', () => {
  // A Monday.
  expect(iso('2026-03-02T14:30:00.000Z')).toBe('2026-02-27T22:00:00.000Z');
  expect(iso('2026-03-02T21:59:59.999Z')).toBe('2026-02-27T22:00:00.000Z');
  expect(iso('2026-03-02T22:00:00.000Z')).toBe('2026-03-02T22:00:00.000Z');
  // In Ecuador it is still Monday.
  expect(iso('2026-03-03T04:30:00.000Z')).toBe('2026-03-02T22:00:00.000Z');
  expect(iso('2026-03-08T23:30:00.000Z')).toBe('2026-03-06T22:00:00.000Z');
});

test('of one day in a week, and of none', () => {
  expect(iso('2026-03-02T14:30:00.000Z', { openDays: [1] })).toBe('2026-02-23T22:00:00.000Z');
  expect(iso('2026-03-02T14:30:00.000Z', { openDays: [] })).toBeUndefined();
});
