import { checkCedula, normaliseCedula } from './cedula.ts';
import { parseIdentificationCode } from './identification-code.ts';

/** Either of the two numbers a person is known by: the code allotted here, or their cédula. */
export type IdentificationNumberReading =
  | { readonly kind: 'code' | 'cedula'; readonly number: string }
  /** It has the shape of one of them and its check character fails; `suggestion` is a look-alike that fits. */
  | { readonly kind: 'mistyped'; readonly suggestion: string | null }
  | { readonly kind: 'neither' };

/**
 * Reads what a person typed, pasted or had scanned as their number, in the form in which it is stored. Nothing is said
 * of whether anybody has it. Source: domain.md 3 and 4.
 */
export function readIdentificationNumber(text: string): IdentificationNumberReading {
  const code = parseIdentificationCode(text);
  if (code.ok) return { kind: 'code', number: code.code };
  if (code.problem === 'check-character') return { kind: 'mistyped', suggestion: code.suggestion ?? null };
  const digits = normaliseCedula(text);
  const cedula = checkCedula(digits);
  if (cedula.valid) return { kind: 'cedula', number: digits };
  return cedula.problem === 'check-digit' ? { kind: 'mistyped', suggestion: null } : { kind: 'neither' };
}
