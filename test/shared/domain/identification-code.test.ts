import { describe, expect, it } from 'vitest';
import { checkCedula } from '#shared/domain/numbers/cedula.ts';
import {
  formatIdentificationCode,
  isTranspositionSafe,
  parseIdentificationCode,
} from '#shared/domain/numbers/identification-code.ts';
import { isMod37_36Valid, mod37_36CheckCharacter } from '#shared/domain/numbers/iso7064.ts';
import { fc, many } from '#test/support/random-samples.ts';

const parts = fc.record({
  branch: fc.integer({ min: 0, max: 999 }),
  terminal: fc.integer({ min: 0, max: 9 }),
  sequence: fc.integer({ min: 0, max: 999_999 }),
});
const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

describe('MOD 37,36', () => {
  it("gives the standard's published example and refuses what is not its alphabet", () => {
    // The example of the Global Release Identifier (GRid), which takes its check character from this standard.
    expect(mod37_36CheckCharacter('A12425GABC1234002')).toBe('M');
    expect(isMod37_36Valid('A12425GABC1234002M')).toBe(true);
    expect(() => mod37_36CheckCharacter('a')).toThrow(RangeError);
    expect(() => mod37_36CheckCharacter('')).toThrow(RangeError);
    expect(isMod37_36Valid('')).toBe(false);
    expect(isMod37_36Valid('ñ1')).toBe(false);
  });
});

describe('identification code', () => {
  const example = { branch: 17, terminal: 2, sequence: 42 };

  it('has the shape E017-2-000042 and a check character', () => {
    expect(formatIdentificationCode(example)).toMatch(/^E017-2-000042-[0-9A-Z]$/);
  });

  it('comes back whole from what was printed, in any spacing and case', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const code = formatIdentificationCode(given);
        const typed = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' – ')} `,
        ];
        for (const text of typed) {
          expect(parseIdentificationCode(text)).toEqual({ ok: true, code, ...given });
        }
      }),
    );
  });

  it('never passes as a cédula, not even without its letters', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const code = formatIdentificationCode(given);
        expect(checkCedula(code).valid).toBe(false);
        expect(checkCedula(code.replaceAll('-', '')).valid).toBe(false);
      }),
    );
  });

  it('catches every single wrong character', () => {
    fc.assert(
      fc.property(parts, fc.nat(11), fc.constantFrom(...alphabet), (given, position, character) => {
        const code = formatIdentificationCode(given).replaceAll('-', '');
        fc.pre(code[position] !== character);
        const isLookAlike = position > 0 && position < 11 && 'OIL'.includes(character);
        fc.pre(!isLookAlike);
        const wrong = code.slice(0, position) + character + code.slice(position + 1);
        expect(parseIdentificationCode(wrong).ok).toBe(false);
      }),
      { numRuns: many(2000) },
    );
  });

  it('catches every swap of two neighbours but one kind: digits one apart at one state of the checksum', () => {
    fc.assert(
      fc.property(parts, fc.nat(10), (given, position) => {
        const code = formatIdentificationCode(given).replaceAll('-', '');
        const [left, right] = [code.charAt(position), code.charAt(position + 1)];
        fc.pre(left !== right);
        const swapped = code.slice(0, position) + right + left + code.slice(position + 2);
        if (parseIdentificationCode(swapped).ok) {
          expect(Math.abs(Number(left) - Number(right))).toBe(1);
          expect(isTranspositionSafe(given)).toBe(false);
        }
      }),
      { numRuns: many(2000) },
    );
  });

  it('knows which codes have no such twin', () => {
    expect(isTranspositionSafe({ branch: 17, terminal: 2, sequence: 80 })).toBe(false);
    const safe = Array.from({ length: 1000 }, (_, sequence) => isTranspositionSafe({ ...example, sequence }));
    expect(safe.filter(Boolean).length).toBeGreaterThan(930);
  });

  it('reads the letters O, I and L as digits where only digits can stand', () => {
    const code = formatIdentificationCode({ branch: 101, terminal: 1, sequence: 10 });
    const typed = `E${code.slice(1, -1).replaceAll('0', 'O').replaceAll('1', 'l')}${code.slice(-1)}`;
    expect(parseIdentificationCode(typed)).toMatchObject({ ok: true, code });
  });

  it('suggests, and never assumes, a look-alike check character', () => {
    const sequence = Array.from({ length: 200 }, (_, index) => index).find((candidate) =>
      formatIdentificationCode({ ...example, sequence: candidate }).endsWith('-O'),
    );
    const code = formatIdentificationCode({ ...example, sequence: sequence ?? -1 });
    expect(parseIdentificationCode(`${code.slice(0, -1)}0`)).toEqual({
      ok: false,
      problem: 'check-character',
      suggestion: code,
    });
  });

  it.each(['', 'E', 'E017-2-00042-K', 'E017-2-0000422-KK', 'A017-2-000042-K', '1710034065'])(
    'refuses the shape of %j',
    (text) => {
      expect(parseIdentificationCode(text)).toEqual({ ok: false, problem: 'shape' });
    },
  );

  it('stops rather than wraps when a part does not fit', () => {
    expect(() => formatIdentificationCode({ ...example, sequence: 1_000_000 })).toThrow(RangeError);
    expect(() => formatIdentificationCode({ ...example, branch: 1000 })).toThrow(RangeError);
    expect(() => formatIdentificationCode({ ...example, terminal: 10 })).toThrow(RangeError);
    expect(() => formatIdentificationCode({ ...example, sequence: 1.5 })).toThrow(RangeError);
  });
});
