const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const radix = alphabet.length;

/**
 * The check character of ISO/IEC 7064 MOD 37,36 (a hybrid system) for `text` of digits and capital letters.
 * Every single wrong character is caught, and nearly every swap of two neighbours (the standard promises no more).
 * Throws RangeError on any other character or on empty text.
 */
export function mod37_36CheckCharacter(text: string): string {
  if (text === '') throw new RangeError('MOD 37,36 needs at least one character');
  let product = radix;
  for (const character of text) {
    const sum = (product + characterValue(character)) % radix;
    product = ((sum === 0 ? radix : sum) * 2) % (radix + 1);
  }
  return alphabet[(radix + 1 - product) % radix] ?? '';
}

/** Whether the last character of `text` is the MOD 37,36 check character of the rest. Never throws. */
export function isMod37_36Valid(text: string): boolean {
  if (!/^[0-9A-Z]{2,}$/.test(text)) return false;
  return mod37_36CheckCharacter(text.slice(0, -1)) === text.slice(-1);
}

function characterValue(character: string): number {
  const value = alphabet.indexOf(character);
  if (value < 0) throw new RangeError('MOD 37,36 takes digits and capital letters only');
  return value;
}
