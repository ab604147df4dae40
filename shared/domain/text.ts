/**
 * Marks that only decorate a letter: Latin, Greek and Cyrillic accents, Hebrew points, Arabic short vowels and
 * hamza. Vowel signs of Indic scripts are letters in their own right and are not listed.
 */
const decoratingMarks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu;

/** `text` without accents, composed (NFC). Letters of every script stay. Source: domain.md 5 (strip accents). */
export function stripAccents(text: string): string {
  return text.normalize('NFD').replace(decoratingMarks, '').normalize('NFC');
}

/** Every decimal digit of any script (Arabic-Indic, full-width...) as its ASCII digit; the rest is untouched. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const codePoint = digit.codePointAt(0) ?? 0;
    let zero = codePoint;
    // Unicode keeps each script's ten digits contiguous, so the digit's value is its distance from the block's zero.
    while (zero > codePoint - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return codePoint < 128 ? digit : String((codePoint - zero) % 10);
  });
}

/** Punctuation that stands between words becomes a space; the rest (apostrophes, dots, quotes) disappears. */
export function stripPunctuation(text: string): string {
  return text
    .replace(/[\p{Pd},;:/\\|_+&]/gu, ' ')
    .replace(/[\p{P}\p{S}\p{Cf}\u0640]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Length in characters as a person counts them roughly: code points, not UTF-16 units. */
export function characterCount(text: string): number {
  return [...text].length;
}

/** `text` in compatible form (NFKC) and capitals, so that every way to write a letter's case comes to the same. */
export function foldToCapitals(text: string): string {
  // Down and up again: capital sharp s stays itself when only raised, and small sharp s becomes SS.
  return text.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC');
}
