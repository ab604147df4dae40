import { describe, expect, it } from 'vitest';
import { checkCedula } from '#shared/domain/numbers/cedula.ts';
import { checkRuc } from '#shared/domain/numbers/ruc.ts';
import { fc } from '#test/support/random-samples.ts';

describe('checkCedula', () => {
  it.each(['1710034065', '0962467429', ' 1710034065 '])('accepts %s', (text) => {
    expect(checkCedula(text)).toEqual({ valid: true });
  });

  it.each([
    ['', 'not-ten-digits'],
    ['171003406', 'not-ten-digits'],
    ['17100340655', 'not-ten-digits'],
    ['171003406A', 'not-ten-digits'],
    ['١٧١٠٠٣٤٠٦٥', 'not-ten-digits'],
    ['0010034065', 'province'],
    ['2510034065', 'province'],
    ['1770034065', 'third-digit'],
    ['1710034066', 'check-digit'],
  ])('refuses %j: %s', (text, problem) => {
    expect(checkCedula(text)).toEqual({ valid: false, problem });
  });

  it('accepts province 30', () => {
    const valid = Array.from({ length: 10 }, (_, digit) => checkCedula(`301003406${digit}`)).filter(
      (check) => check.valid,
    );
    expect(valid).toHaveLength(1);
  });

  it('never takes a cédula with one wrong digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1710034065', '0962467429'),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (cedula, position, change) => {
          const digit = (Number(cedula[position]) + change) % 10;
          const wrong = cedula.slice(0, position) + digit + cedula.slice(position + 1);
          expect(checkCedula(wrong).valid).toBe(false);
        },
      ),
    );
  });
});

describe('checkRuc', () => {
  it('tries a natural person first, also when the third digit is 6', () => {
    expect(checkRuc('1710034065001')).toEqual({ verdict: 'valid', kind: 'natural' });
    expect(checkRuc('0962467429001')).toEqual({ verdict: 'valid', kind: 'natural' });
  });

  it('accepts companies and public bodies by modulus 11', () => {
    expect(checkRuc('1790011674001')).toEqual({ verdict: 'valid', kind: 'company' });
    expect(checkRuc('1760001550001')).toEqual({ verdict: 'valid', kind: 'public' });
  });

  it.each(['1793213150001', '0993381661001'])('only warns for %s, a real company that fails', (ruc) => {
    expect(checkRuc(ruc)).toEqual({ verdict: 'warn', kind: 'company', problem: 'check-digit' });
  });

  it('only warns for a natural or a public number with a wrong check digit', () => {
    expect(checkRuc('1710034066001')).toEqual({ verdict: 'warn', kind: 'natural', problem: 'check-digit' });
    expect(checkRuc('1760001560001')).toEqual({ verdict: 'warn', kind: 'public', problem: 'check-digit' });
  });

  it('only warns for a third digit of no known kind', () => {
    expect(checkRuc('1770011674001')).toEqual({ verdict: 'warn', problem: 'third-digit' });
  });

  it.each([
    ['179001167400', 'not-thirteen-digits'],
    ['17900116740011', 'not-thirteen-digits'],
    ['1790011674-001', 'not-thirteen-digits'],
    ['5790185783001', 'province'],
    ['0090011674001', 'province'],
    ['1790011674000', 'establishment'],
  ])('blocks %s: %s', (ruc, problem) => {
    expect(checkRuc(ruc)).toEqual({ verdict: 'block', problem });
  });
});
