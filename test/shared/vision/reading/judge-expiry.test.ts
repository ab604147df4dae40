import { expect, test } from 'vitest';
import { judgeExpiry } from '#shared/vision/reading/judge-expiry.ts';
import type { MrzFieldState } from '#shared/vision/reading/mrz-reading.ts';

/** Seven in the evening in Ecuador: already the next day in UTC. */
const now = new Date('2026-11-25T00:30:00Z');

const until = (value: string, state: MrzFieldState = 'read') =>
  judgeExpiry({ fields: [{ name: 'expiryDate', value, state, confidence: 0.99 }] }, now);

test('a passport is valid on its last day, by the day in Ecuador', () => {
  expect(until('2026-11-24')).toMatchObject({ outcome: 'passed', measured: 0 });
  expect(until('2026-11-23')).toMatchObject({ outcome: 'failed', measured: -1 });
  expect(until('2031-08-21')).toMatchObject({ outcome: 'passed' });
});

test('a day that was not read for certain, or does not exist, decides nothing', () => {
  expect(until('2020-01-01', 'doubtful')).toMatchObject({ outcome: 'unknown', measured: null });
  expect(until('3108<<')).toMatchObject({ outcome: 'unknown' });
  expect(judgeExpiry(null, now)).toMatchObject({ outcome: 'unknown' });
  expect(until('2020-01-01', 'repaired')).toMatchObject({ outcome: 'failed' });
});
