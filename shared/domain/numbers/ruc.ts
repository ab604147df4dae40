import { checkCedula, isProvincePrefix } from './cedula.ts';

type RucKind = 'natural' | 'company' | 'public';
export type RucProblem = 'not-thirteen-digits' | 'province' | 'establishment' | 'third-digit' | 'check-digit';
export type RucCheck = { verdict: 'valid' | 'warn' | 'block'; kind?: RucKind; problem?: RucProblem };

const companyCoefficients = [4, 3, 2, 7, 6, 5, 4, 3, 2];
const publicCoefficients = [3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Checks an employer's RUC. Source: domain.md 4.
 *
 * Only the structure blocks, as its row "every RUC" says: 13 digits, province prefix, establishment other than 000.
 * - Natural person (cédula + establishment) is tried first, also when the third digit is 6. The table sends its
 *   failure to the last row, so third digit 0-5 with a wrong cédula check digit only warns.
 *   A number that passes as both (`1760001550001`) is called public when its four-digit establishment starts with 0.
 * - Company (third digit 9) and public body (third digit 6): a failing modulus 11 only warns, because real numbers
 *   fail it (`1793213150001`, `0993381661001`).
 * - Third digit 7 or 8 belongs to no known kind; the structure is sound, so it warns with `third-digit`.
 */
export function checkRuc(text: string): RucCheck {
  const digits = text.trim();
  if (!/^[0-9]{13}$/.test(digits)) return { verdict: 'block', problem: 'not-thirteen-digits' };
  if (!isProvincePrefix(digits)) return { verdict: 'block', problem: 'province' };
  if (digits.slice(10) === '000') return { verdict: 'block', problem: 'establishment' };

  const isPublic = digits[2] === '6' && passesModulus11(digits, publicCoefficients);
  if (checkCedula(digits.slice(0, 10)).valid) {
    return { verdict: 'valid', kind: isPublic && digits[9] === '0' ? 'public' : 'natural' };
  }
  switch (digits[2]) {
    case '9':
      return verdictOf('company', passesModulus11(digits, companyCoefficients));
    case '6':
      return verdictOf('public', isPublic);
    case '7':
    case '8':
      return { verdict: 'warn', problem: 'third-digit' };
    default:
      return verdictOf('natural', false);
  }
}

function verdictOf(kind: RucKind, passes: boolean): RucCheck {
  return passes ? { verdict: 'valid', kind } : { verdict: 'warn', kind, problem: 'check-digit' };
}

/** The check digit follows the digits that the coefficients cover: the tenth for companies, the ninth for public. */
function passesModulus11(digits: string, coefficients: readonly number[]): boolean {
  const sum = coefficients.reduce(
    (total, coefficient, index) => total + coefficient * Number(digits[index]),
    0,
  );
  const expected = (11 - (sum % 11)) % 11;
  return expected === Number(digits[coefficients.length]);
}
