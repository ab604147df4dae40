import { describe, expect, it } from 'vitest';
import {
  kitAlphabet,
  kitCodeCount,
  kitCodeLength,
  makeKitCode,
  makeKitSerial,
  readKitCode,
} from '#shared/domain/credential/recovery-kit.ts';
import { fc, many } from '#test/support/random-samples.ts';

const signs = [...kitAlphabet];
const code = fc
  .record({
    position: fc.integer({ min: 1, max: kitCodeCount }),
    draws: fc.array(fc.integer({ min: 0, max: signs.length - 1 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ position, draws }) => {
    let next = 0;
    return { position, code: makeKitCode(position, () => draws[next++] ?? 0) };
  });

describe('the codes of a recovery kit', () => {
  it('carry more than 20 bits that are drawn, in signs that none mistakes', () => {
    const below: number[] = [];
    makeKitCode(1, (limit) => {
      below.push(limit);
      return 0;
    });
    expect(Math.log2(below.reduce((product, limit) => product * limit, 1))).toBeGreaterThanOrEqual(27);
    for (const [one, other] of ['0O', '1I', '2Z', '5S', '6G', '8B', 'UV']) {
      expect(signs.includes(one ?? '') && signs.includes(other ?? '')).toBe(false);
    }
    expect(new Set(signs).size).toBe(23);
    expect(makeKitSerial(() => 22)).toBe('YYYY');
  });

  it('come back whole in any case and spacing, with the line they stand on', () => {
    fc.assert(
      fc.property(code, ({ position, code: printed }) => {
        expect(printed).toMatch(/^.{4}-.{4}$/);
        for (const typed of [
          printed,
          printed.toLowerCase(),
          printed.replace('-', ' '),
          ` ${printed.replace('-', '\u2013')} `,
        ]) {
          expect(readKitCode(typed)).toEqual({ ok: true, code: printed, position });
        }
      }),
    );
  });

  it('tell every wrong sign and every two signs that changed places', () => {
    fc.assert(
      fc.property(code, ({ code: printed }) => {
        const compact = [...printed.replace('-', '')];
        for (let place = 0; place < kitCodeLength; place += 1) {
          for (const sign of signs) {
            const slip = compact.with(place, sign).join('');
            expect(readKitCode(slip).ok).toBe(sign === compact[place]);
          }
          for (let other = place + 1; other < kitCodeLength; other += 1) {
            const swapped = compact.with(place, compact[other] ?? '').with(other, compact[place] ?? '');
            const isSame = swapped.join('') === compact.join('');
            expect(readKitCode(swapped.join('')).ok).toBe(isSame);
          }
        }
      }),
      { numRuns: many(50) },
    );
  });

  it('half a code, a sign too many and signs of other alphabets are no code', () => {
    const whole = makeKitCode(3, () => 5);
    for (const text of ['', whole.slice(0, 6), `${whole}A`, 'ÑÑÑÑ-ÑÑÑÑ', '0000-0000', 'Y'.repeat(8)]) {
      expect(readKitCode(text)).toEqual({ ok: false, problem: 'shape' });
    }
    expect(() => makeKitCode(0, () => 0)).toThrow(RangeError);
    expect(() => makeKitCode(11, () => 0)).toThrow(RangeError);
  });
});
