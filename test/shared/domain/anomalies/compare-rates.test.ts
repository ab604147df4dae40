import { describe, expect, test } from 'vitest';
import type { Rate } from '#shared/domain/anomalies/anomaly.ts';
import { binomialTail, chanceOfRate, timesTheOthers } from '#shared/domain/anomalies/compare-rates.ts';
import { isFarAbove } from '#shared/domain/anomalies/find-high-rates.ts';
import { fc } from '#test/support/random-samples.ts';

const rate = fc.record({
  count: fc.integer({ min: 0, max: 300 }),
  exposure: fc.integer({ min: 1, max: 2000 }),
});
const limits = { rateMinimum: 5, rateTimes: 3, rateOnceIn: 1000 };
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('the chance of a rate', () => {
  test('is what adding up the binomial terms gives', () => {
    const plainly = (least: number, trials: number, p: number): number => {
      let sum = 0;
      for (let hits = least; hits <= trials; hits += 1) {
        let term = p ** hits * (1 - p) ** (trials - hits);
        for (let at = 1; at <= hits; at += 1) term *= (trials - hits + at) / at;
        sum += term;
      }
      return sum;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 25 }),
        share,
        (least, trials, p) => {
          expect(binomialTail(least, trials, p)).toBeCloseTo(plainly(least, trials, p), 9);
        },
      ),
    );
  });

  test('known values: three heads of three, and six of ten or more', () => {
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 12);
    expect(binomialTail(6, 10, 0.5)).toBeCloseTo(0.376953125, 12);
    expect(binomialTail(60, 100, 0.5)).toBeCloseTo(0.0284439668, 9);
  });

  test('is a chance, and falls with every further act of the same person', () => {
    fc.assert(
      fc.property(rate, rate, (own, others) => {
        const chance = chanceOfRate(own, others);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        const more = chanceOfRate({ ...own, count: own.count + 1 }, others);
        expect(more).toBeLessThanOrEqual(chance + 1e-12);
      }),
    );
  });

  test('rises when the others do the same more often, and when the person had more occasions', () => {
    fc.assert(
      fc.property(rate, rate, (own, others) => {
        const chance = chanceOfRate(own, others);
        expect(chanceOfRate(own, { ...others, count: others.count + 1 })).toBeGreaterThanOrEqual(
          chance - 1e-9,
        );
        expect(chanceOfRate({ ...own, exposure: own.exposure + 1 }, others)).toBeGreaterThanOrEqual(
          chance - 1e-9,
        );
      }),
    );
  });

  test('stays exact for large numbers and tiny chances', () => {
    const chance = chanceOfRate({ count: 400, exposure: 1000 }, { count: 4000, exposure: 100_000 });
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(1e-100);
  });

  test('nobody exposed, or less than nothing, is a mistake of the caller', () => {
    expect(() => chanceOfRate({ count: 0, exposure: 0 }, { count: 0, exposure: 0 })).toThrow(RangeError);
    expect(() => chanceOfRate({ count: -1, exposure: 1 }, { count: 0, exposure: 1 })).toThrow(RangeError);
  });
});

describe('a rate that shows', () => {
  test('has enough acts, several times the rate, and no chance behind it: always all three', () => {
    fc.assert(
      fc.property(rate, rate, (own, others) => {
        if (!isFarAbove(own, others, limits)) return;
        expect(own.count).toBeGreaterThanOrEqual(limits.rateMinimum);
        expect(timesTheOthers(own, others)).toBeGreaterThanOrEqual(limits.rateTimes);
        expect(chanceOfRate(own, others)).toBeLessThan(1 / limits.rateOnceIn);
      }),
    );
  });

  test('shows still when there is one more of it, and nobody shows for doing as the others do', () => {
    fc.assert(
      fc.property(rate, rate, (own, others) => {
        if (isFarAbove(own, others, limits)) {
          expect(isFarAbove({ ...own, count: own.count + 1 }, others, limits)).toBe(true);
        }
        expect(isFarAbove(own, own, limits)).toBe(false);
      }),
    );
  });

  test.each<[string, Rate, Rate, boolean]>([
    [
      'four of four against none: too few to speak of',
      { count: 4, exposure: 4 },
      { count: 0, exposure: 500 },
      false,
    ],
    [
      'five of twenty against none of a hundred',
      { count: 5, exposure: 20 },
      { count: 0, exposure: 100 },
      true,
    ],
    [
      'five of ten against thirty of a hundred: chance',
      { count: 5, exposure: 10 },
      { count: 30, exposure: 100 },
      false,
    ],
    [
      'twice the others, certainly: not far',
      { count: 400, exposure: 1000 },
      { count: 2000, exposure: 10_000 },
      false,
    ],
    ['alone in the office', { count: 50, exposure: 50 }, { count: 0, exposure: 0 }, false],
  ])('%s', (_story, own, others, shows) => {
    expect(isFarAbove(own, others, limits)).toBe(shows);
  });
});
