import { asciiDigits } from '../text.ts';
import { checkCedula, normaliseCedula } from './cedula.ts';
import {
  type IdentificationCodeParts,
  parseIdentificationCode,
  parseVisitCode,
} from './identification-code.ts';
import { meantUnderOtherLayouts } from './keyboard-layouts.ts';

/** Either of the two numbers a person is known by: the code allotted here, or their cédula. */
export type IdentificationNumberReading =
  | {
      readonly kind: 'code' | 'cedula';
      readonly number: string;
      /** A barcode reader set for another keyboard typed it; what else it types is not to be trusted. */
      readonly isFromOtherLayout?: true;
    }
  /** It has the shape of one of them and its check character fails; `suggestion` is a look-alike that fits. */
  | { readonly kind: 'mistyped'; readonly suggestion: string | null }
  /** It looks like a code that a barcode reader set for another keyboard typed, and fits none. */
  | { readonly kind: 'garbled' }
  | { readonly kind: 'neither' };

/**
 * Reads what a person typed, pasted or had scanned as their number, in the form in which it is stored. Nothing is said
 * of whether anybody has it. Source: domain.md 3 and 4.
 */
export function readIdentificationNumber(text: string): IdentificationNumberReading {
  const plain = readPlain(text);
  if ('number' in plain) return plain;
  // The last: layouts not known here put their own sign where the hyphen was.
  const meant = [...meantUnderOtherLayouts(text.trim()), text.replace(/[^\p{L}\p{N}\s]/gu, '-')];
  const readings = meant.filter((each) => isOtherwisePunctuated(each, text)).map(readPlain);
  const found = readings.find((reading) => 'number' in reading);
  if (found !== undefined) return { ...found, isFromOtherLayout: true };
  return plain.kind === 'neither' && readings.some(({ kind }) => kind === 'mistyped')
    ? { kind: 'garbled' }
    : plain;
}

type PlainReading = Exclude<IdentificationNumberReading, { readonly kind: 'garbled' }>;

function readPlain(text: string): PlainReading {
  const code = parseIdentificationCode(text);
  if (code.ok) return { kind: 'code', number: code.code };
  if (code.problem === 'check-character') return { kind: 'mistyped', suggestion: code.suggestion ?? null };
  const digits = normaliseCedula(text);
  const cedula = checkCedula(digits);
  if (cedula.valid) return { kind: 'cedula', number: digits };
  return cedula.problem === 'check-digit' ? { kind: 'mistyped', suggestion: null } : { kind: 'neither' };
}

/** The bars of a comeback slip, or a reference of this terminal typed from it: `0318`. */
export type VisitReferenceReading =
  | ({ readonly kind: 'slip' } & IdentificationCodeParts)
  | { readonly kind: 'typed'; readonly sequence: number }
  | { readonly kind: 'neither' };

/** Reads what was scanned or typed from a comeback slip, also through a reader set for another keyboard. */
export function readVisitReference(text: string): VisitReferenceReading {
  const typed = asciiDigits(text.normalize('NFKC')).trim();
  if (/^[0-9]{3,6}$/.test(typed)) return { kind: 'typed', sequence: Number(typed) };
  for (const meant of [text, ...meantUnderOtherLayouts(text.trim())]) {
    const code = parseVisitCode(meant);
    if (code.ok) {
      const { branch, terminal, sequence } = code;
      return { kind: 'slip', branch, terminal, sequence };
    }
  }
  return { kind: 'neither' };
}

/**
 * Whether more than letters changed: a hyphen or a digit. Letters alone prove no other layout, and a wrong check
 * character that happens to be the other letter of a pair must stay wrong.
 */
function isOtherwisePunctuated(meant: string, typed: string): boolean {
  const withoutLetters = (each: string): string => each.trim().replace(/[A-Z]/gi, '');
  return withoutLetters(meant) !== withoutLetters(typed);
}
