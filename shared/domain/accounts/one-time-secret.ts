import { kitAlphabet } from '../credential/recovery-kit.ts';
import { asciiDigits } from '../text.ts';

/**
 * With what a person chooses their first password and PIN: 12 of 23 signs that do not look like each other, 54 bits.
 * Source: NIST SP 800-63B 3.1.3.2 (at least 20 bits, once, with an end).
 */
const length = 12;
const group = 4;

/** As it is written down: `3AC4-7KQX-PTW9`. `draw` gives a uniform integer in [0, below). */
export function makeOneTimeSecret(draw: (below: number) => number): string {
  return inGroups(Array.from({ length }, () => kitAlphabet.charAt(draw(kitAlphabet.length))).join(''));
}

/** The same from what was typed: case, spaces and hyphens do not matter. Undefined when it cannot be one. */
export function readOneTimeSecret(text: string): string | undefined {
  const compact = asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212_.]/gu, '');
  const isOne = compact.length === length && [...compact].every((sign) => kitAlphabet.includes(sign));
  return isOne ? inGroups(compact) : undefined;
}

function inGroups(compact: string): string {
  return (compact.match(new RegExp(`.{${group}}`, 'g')) ?? []).join('-');
}
