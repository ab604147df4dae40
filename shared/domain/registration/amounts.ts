import { asciiDigits } from '../text.ts';

/**
 * A sum of dollars as a person types it: up to six digits, or more in groups of three, then up to two decimals after a
 * comma or a point; with or without sign. As '1234.50', with a point and two decimals; null for anything else.
 */
export function parseTypedAmount(text: string): string | null {
  const typed = asciiDigits(text).replace(/\s|\$|USD/gi, '');
  const match =
    /^([0-9]{1,6})(?:[.,]([0-9]{1,2}))?$/.exec(typed) ??
    /^([0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{1,2}))?$/.exec(typed);
  if (match === null) return null;
  return `${Number((match[1] ?? '').replace(/[.,]/g, ''))}.${(match[2] ?? '').padEnd(2, '0')}`;
}
