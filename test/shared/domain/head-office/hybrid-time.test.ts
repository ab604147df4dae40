import { expect, test } from 'vitest';
import { nextHybridTime } from '#shared/domain/head-office/hybrid-time.ts';

const [early, late] = [new Date('2026-03-02T14:30:00.000Z'), new Date('2026-03-02T14:30:00.001Z')];

test('the clock tells acts apart; where it stands or goes back, the count does', () => {
  const first = nextHybridTime(undefined, late);
  expect(first).toEqual({ wall: late.toISOString(), count: 0 });
  const second = nextHybridTime(first, late);
  expect(second).toEqual({ wall: late.toISOString(), count: 1 });
  const third = nextHybridTime(second, early);
  expect(third).toEqual({ wall: late.toISOString(), count: 2 });
  expect(nextHybridTime({ wall: early.toISOString(), count: 9 }, late)).toEqual(first);
});
