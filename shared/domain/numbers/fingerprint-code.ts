import { asciiDigits } from '../text.ts';

const shape = /^[A-Z][0-9]{4}[A-Z][0-9]{4}$/;

/** As printed on a cédula, without what was typed between: capitals and digits. */
export function normaliseFingerprintCode(text: string): string {
  return asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '');
}

/**
 * Whether it looks like the *código dactilar* of a cédula: a letter and four digits for each hand, `V4443V4442`. The
 * format is not published, so that a failure only warns.
 */
export function isFingerprintCode(text: string): boolean {
  return shape.test(normaliseFingerprintCode(text));
}

/** Its digits alone, in order. */
export function fingerprintDigits(text: string): string {
  return normaliseFingerprintCode(text).replace(/[^0-9]/g, '');
}
