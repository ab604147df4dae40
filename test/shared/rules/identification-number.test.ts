import { describe, expect, it } from 'vitest';
import {
  type IdentificationNumberReading,
  readIdentificationNumber,
} from '#shared/rules/identification-number.ts';

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
});
