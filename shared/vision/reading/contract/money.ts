import { numberFromWords, numberWord } from './spanish-numbers.ts';

/** Amounts of money as contracts write them. Input: `plainText`. */

export interface FoundMoney {
  /** With two decimals and a decimal point. */
  readonly amount: string;
  readonly start: number;
  readonly end: number;
}

const figures =
  /(?:(?:USD?|US|U\.S\.D\.?)\s*\$?|\$)\s*(\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d{2})?|\d{2,6}(?:[.,]\d{1,2})?)(?![\d.,]*\d)|(?<![\d/.,])(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d{2,6}(?:[.,]\d{2})?)\s*(?:USD|DOLARES)/g;
const words = new RegExp(
  `\\b(${numberWord}(?:\\s+${numberWord}){0,7})\\s+(?:CON\\s+(\\d{2})\\s*/\\s*100\\s+)?DOLARES`,
  'g',
);

/** Every amount in `text`, figures first. */
export function findMoney(text: string): FoundMoney[] {
  const found: FoundMoney[] = [];
  for (const match of text.matchAll(figures)) {
    const amount = amountOf(match[1] ?? match[2] ?? '');
    if (amount !== undefined) found.push({ amount, start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(words)) {
    const whole = numberFromWords(match[1] ?? '');
    if (whole === undefined || whole === 0) continue;
    const amount = `${whole}.${match[2] ?? '00'}`;
    found.push({ amount, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** "1.234,56", "1,234.56", "1234.5", "640": the last mark before one or two digits is the decimal one. */
export function amountOf(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(compact);
  const whole = (decimal === null ? compact : compact.slice(0, decimal.index)).replace(/[.,]/g, '');
  if (!/^\d{1,7}$/.test(whole)) return undefined;
  return `${Number(whole)}.${(decimal?.[1] ?? '').padEnd(2, '0')}`;
}
