import { asciiDigits } from '../text.ts';

export type CedulaProblem = 'not-ten-digits' | 'province' | 'third-digit' | 'check-digit';
export type CedulaCheck = { valid: true } | { valid: false; problem: CedulaProblem };

const coefficients = [2, 1, 2, 1, 2, 1, 2, 1, 2];

/** Province prefixes of cédulas and RUC numbers: 01-24, and 30 for those registered abroad. Source: domain.md 4. */
export function isProvincePrefix(text: string): boolean {
  const province = Number(text.slice(0, 2));
  return (province >= 1 && province <= 24) || province === 30;
}

/** A cédula as it is stored: white space and hyphens are left out, digits of any script are ASCII. */
export function normaliseCedula(text: string): string {
  return asciiDigits(text.normalize('NFKC')).replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '');
}

/**
 * Checks an Ecuadorian cédula: ten digits, province, third digit 0-6 (foreigners' cédulas use 6), and the
 * modulus 10 check digit. White space around the number is ignored, nothing else is.
 * Source: domain.md 4, row "Cédula"; a failure blocks.
 */
export function checkCedula(text: string): CedulaCheck {
  const digits = text.trim();
  if (!/^[0-9]{10}$/.test(digits)) return { valid: false, problem: 'not-ten-digits' };
  if (!isProvincePrefix(digits)) return { valid: false, problem: 'province' };
  if (Number(digits[2]) > 6) return { valid: false, problem: 'third-digit' };
  const sum = coefficients.reduce((total, coefficient, index) => {
    const product = coefficient * Number(digits[index]);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(digits[9])
    ? { valid: true }
    : { valid: false, problem: 'check-digit' };
}
