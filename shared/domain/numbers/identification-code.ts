import { asciiDigits } from '../text.ts';
import { isMod37_36Valid, mod37_36CheckCharacter } from './iso7064.ts';

export type IdentificationCodeParts = { branch: number; terminal: number; sequence: number };
export type IdentificationCodeReading =
  | ({ ok: true; code: string } & IdentificationCodeParts)
  | { ok: false; problem: 'shape' | 'check-character'; suggestion?: string };

const bodyLength = 11;
const lookAlikes: Record<string, string> = { O: '0', '0': 'O', I: '1', '1': 'I' };

/**
 * The provisional identification code as people see it, `E017-2-000042-K`: `E`, branch (000-999), terminal (0-9),
 * sequence (000000-999999) and the ISO/IEC 7064 MOD 37,36 character over all of it. Source: domain.md 3.
 * The letter in front keeps it from ever passing as a cédula. Throws RangeError when a part does not fit: a full
 * sequence must stop the terminal, never wrap to a used number.
 */
export function formatIdentificationCode(parts: IdentificationCodeParts): string {
  return formatNumbered('E', parts);
}

/**
 * What the bars of a comeback slip say: the identification code's shape with `V` in front, `V017-2-000318-4`. Branch
 * and terminal are in it because references are counted by each terminal for itself. Throws RangeError like the above.
 */
export function formatVisitCode(parts: IdentificationCodeParts): string {
  return formatNumbered('V', parts);
}

function formatNumbered(letter: 'E' | 'V', parts: IdentificationCodeParts): string {
  const body = `${letter}${fixed(parts.branch, 3)}${fixed(parts.terminal, 1)}${fixed(parts.sequence, 6)}`;
  return hyphenated(body + mod37_36CheckCharacter(body));
}

/**
 * Reads a code as typed, pasted or scanned: case, spaces, kinds of hyphen and missing hyphens do not matter.
 * Where only a digit can stand, the letters O, I and L are read as 0, 1 and 1. The check character is never
 * corrected, because that would let a wrong digit through: a look-alike that would fit comes back as `suggestion`.
 * Source: domain.md 3.
 */
export function parseIdentificationCode(text: string): IdentificationCodeReading {
  return parseNumbered('E', text);
}

/** Reads the bars of a comeback slip, as leniently as an identification code. */
export function parseVisitCode(text: string): IdentificationCodeReading {
  return parseNumbered('V', text);
}

function parseNumbered(letter: 'E' | 'V', text: string): IdentificationCodeReading {
  const compact = asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212_.]/gu, '');
  const body = `${compact.slice(0, 1)}${compact.slice(1, bodyLength).replace(/O/g, '0').replace(/[IL]/g, '1')}`;
  const check = compact.slice(bodyLength);
  if (!body.startsWith(letter) || !/^.[0-9]{10}$/.test(body) || !/^[0-9A-Z]$/.test(check))
    return { ok: false, problem: 'shape' };

  if (!isMod37_36Valid(body + check)) {
    const lookAlike = body + (lookAlikes[check] ?? check);
    return isMod37_36Valid(lookAlike)
      ? { ok: false, problem: 'check-character', suggestion: hyphenated(lookAlike) }
      : { ok: false, problem: 'check-character' };
  }
  return {
    ok: true,
    code: hyphenated(body + check),
    branch: Number(body.slice(1, 4)),
    terminal: Number(body.slice(4, 5)),
    sequence: Number(body.slice(5)),
  };
}

/**
 * Whether every swap of two neighbouring characters of this code would be refused. MOD 37,36 lets about 4 codes in
 * 100 have one swap that is valid too (neighbours one apart, `01` and `10`); allotment may skip such a sequence
 * number so that no issued code can be mistyped into another valid one that way.
 */
export function isTranspositionSafe(parts: IdentificationCodeParts): boolean {
  const code = formatIdentificationCode(parts);
  const compact = code.replaceAll('-', '');
  // Swapping the E gives no code at all; swapping digits leaves the shape, so that only the check character speaks.
  for (let index = 1; index < bodyLength - 1; index += 1) {
    const swapped = swapNeighbours(compact, index);
    if (swapped !== compact && isMod37_36Valid(swapped)) return false;
  }
  const lastSwapped = swapNeighbours(compact, bodyLength - 1);
  return lastSwapped === compact || !parseIdentificationCode(lastSwapped).ok;
}

function swapNeighbours(text: string, index: number): string {
  return text.slice(0, index) + text.charAt(index + 1) + text.charAt(index) + text.slice(index + 2);
}

function hyphenated(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 5)}-${compact.slice(5, 11)}-${compact.slice(11)}`;
}

function fixed(value: number, digits: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 10 ** digits) {
    throw new RangeError(`an identification code part must be a whole number of at most ${digits} digits`);
  }
  return String(value).padStart(digits, '0');
}
