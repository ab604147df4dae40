import { Trouble } from './trouble.ts';

/** A whole number from 0 on, as an option gives it. Throws `Trouble`. */
export function readNumber(option: string, text: string, highest: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= highest)) throw new Trouble(`${option} is a number from 0 to ${highest}.`);
  return number;
}
