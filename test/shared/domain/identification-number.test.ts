import { describe, expect, it } from 'vitest';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import {
  type IdentificationNumberReading,
  readIdentificationNumber,
} from '#shared/domain/numbers/identification-number.ts';

describe('readIdentificationNumber', () => {
  it.each<[string, IdentificationNumberReading]>([
    ['E017-2-000999-I', { kind: 'code', number: 'E017-2-000999-I' }],
    ['e017 2 000999 i ', { kind: 'code', number: 'E017-2-000999-I' }],
    ['E017-2-000999-J', { kind: 'mistyped', suggestion: null }],
    ['1710034065', { kind: 'cedula', number: '1710034065' }],
    [' 171003406-5 ', { kind: 'cedula', number: '1710034065' }],
    ['171 003 4065', { kind: 'cedula', number: '1710034065' }],
    ['١٧١٠٠٣٤٠٦٥', { kind: 'cedula', number: '1710034065' }],
    ['0962467429', { kind: 'cedula', number: '0962467429' }],
    ['1710034064', { kind: 'mistyped', suggestion: null }],
    ['0962467249', { kind: 'mistyped', suggestion: null }],
    // A mobile number is no cédula with a slip in it: its third digit says so.
    ['0991234567', { kind: 'neither' }],
    ['2510034065', { kind: 'neither' }],
    ['171003406', { kind: 'neither' }],
    ['1710034065001', { kind: 'neither' }],
    ['AB0123456', { kind: 'neither' }],
    ['', { kind: 'neither' }],
  ])('%j', (text, reading) => {
    expect(readIdentificationNumber(text)).toEqual(reading);
  });

  /** As readers set for one country type `E017-2-000001-V`, `E017-2-000004-Y` and a cédula into a computer set for another. */
  it.each<[string, IdentificationNumberReading]>([
    ["E017'2'000001'V", { kind: 'code', number: 'E017-2-000001-V', isFromOtherLayout: true }],
    ['E017/2/000001/V', { kind: 'code', number: 'E017-2-000001-V', isFromOtherLayout: true }],
    ['E017ß2ß000001ßV', { kind: 'code', number: 'E017-2-000001-V', isFromOtherLayout: true }],
    ['Eà&è)é)ààààà&)V', { kind: 'code', number: 'E017-2-000001-V', isFromOtherLayout: true }],
    ['E017*2*000001*V', { kind: 'code', number: 'E017-2-000001-V', isFromOtherLayout: true }],
    ['&è&àà"\'à-(', { kind: 'cedula', number: '1710034065', isFromOtherLayout: true }],
    // What fits under no layout is said to look like a code; a name in French is none.
    ["E017'2'000001'X", { kind: 'garbled' }],
    ['Eà&è)é)ààààà&)X', { kind: 'garbled' }],
    ["D'Angelo", { kind: 'neither' }],
    ['André Élève', { kind: 'neither' }],
  ])('%j, from a reader set for another keyboard', (text, reading) => {
    expect(readIdentificationNumber(text)).toEqual(reading);
  });

  it('reads every allotted code through every layout, and never as another', () => {
    const swapped: Readonly<Record<string, string>> = { Y: 'Z', Z: 'Y' };
    for (let sequence = 0; sequence < 200; sequence += 1) {
      const code = formatIdentificationCode({ branch: 17, terminal: 2, sequence });
      const german = code.replaceAll('-', 'ß').replace(/[YZ]/g, (letter) => swapped[letter] ?? letter);
      expect(readIdentificationNumber(german)).toMatchObject({ kind: 'code', number: code });
      // Typed by hand with its hyphens, a swapped check letter is a slip and nothing else.
      const byHand = code.replace(/[YZ]$/, (letter) => swapped[letter] ?? letter);
      if (byHand !== code) expect(readIdentificationNumber(byHand).kind).toBe('mistyped');
    }
  });
});
