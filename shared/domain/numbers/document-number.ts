import { asciiDigits } from '../text.ts';

/** A number's letters and digits, in capitals: `ab-123 456` and `AB123456` are the same document. */
export function documentNumberKey(number: string): string {
  return asciiDigits(number.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
