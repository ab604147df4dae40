import { asciiDigits } from '../text.ts';

/**
 * The recovery kit: a sheet of single-use codes for the day there is no e-mail. Source: domain.md 5 (at least 20 bits
 * each, single use, hashed). Chance comes in as an argument.
 */

export const kitCodeCount = 10;

/** Wrong codes in a row, of one identification code, after which its sheet rests until a proof at the counter. */
export const kitAttempts = 5;

/**
 * Signs of which none looks like another on paper: without 0 O, 1 I, 2 Z, 5 S, 6 G, 8 B and V. Their number is prime,
 * which is what lets the check sign promise what it does.
 */
export const kitAlphabet = '3479ACDEFHJKLMNPQRTUWXY';

const radix = kitAlphabet.length;
/** Signs that are drawn: 23 to the sixth is 27.1 bits. */
const secretLength = 6;
/** The line on the sheet, the secret, the check sign. */
export const kitCodeLength = 1 + secretLength + 1;
const serialLength = 4;

export type KitCodeReading =
  | { readonly ok: true; readonly code: string; readonly position: number }
  | { readonly ok: false; readonly problem: 'shape' | 'check-character' };

/**
 * The code of one line (from 1) as it is printed, `3AC4-7KQX`. It carries its own line, so that judging it is the
 * comparison of one hash. `draw` gives a uniform integer in [0, below).
 */
export function makeKitCode(position: number, draw: (below: number) => number): string {
  if (!Number.isInteger(position) || position < 1 || position > kitCodeCount) {
    throw new RangeError('a sheet has no such line');
  }
  const body = `${kitAlphabet.charAt(position - 1)}${drawSigns(secretLength, draw)}`;
  return printed(body + checkSign(body));
}

/** Printed on the sheet, so that two sheets of one person can be told apart. It says nothing and opens nothing. */
export function makeKitSerial(draw: (below: number) => number): string {
  return drawSigns(serialLength, draw);
}

/**
 * A code as typed: case, spaces and hyphens do not matter. A slip is told from its signs alone, so that it costs no
 * attempt and says nothing of any sheet. `code` is as printed.
 */
export function readKitCode(text: string): KitCodeReading {
  const compact = asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212_.]/gu, '');
  const values = [...compact].map((sign) => kitAlphabet.indexOf(sign));
  const position = (values[0] ?? -1) + 1;
  if (values.length !== kitCodeLength || values.includes(-1) || position > kitCodeCount) {
    return { ok: false, problem: 'shape' };
  }
  if (checkSign(compact.slice(0, -1)) !== compact.slice(-1)) return { ok: false, problem: 'check-character' };
  return { ok: true, code: printed(compact), position };
}

/** Attempts that are left after `spent` wrong ones in a row. */
export function kitAttemptsLeft(spent: number): number {
  return Math.max(kitAttempts - spent, 0);
}

/**
 * Each sign is weighed by its place and the sum with the check sign is 0 modulo the prime: one wrong sign and any two
 * signs that changed places are always caught.
 */
function checkSign(body: string): string {
  const sum = [...body].reduce((total, sign, index) => total + (index + 1) * kitAlphabet.indexOf(sign), 0);
  const weight = body.length + 1;
  const value = [...kitAlphabet].findIndex((_sign, candidate) => (sum + weight * candidate) % radix === 0);
  return kitAlphabet.charAt(value);
}

function drawSigns(length: number, draw: (below: number) => number): string {
  return Array.from({ length }, () => kitAlphabet.charAt(draw(radix))).join('');
}

function printed(compact: string): string {
  return `${compact.slice(0, kitCodeLength / 2)}-${compact.slice(kitCodeLength / 2)}`;
}
