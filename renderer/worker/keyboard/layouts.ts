import { inEveryLanguage } from '#shared/text/languages/catalogues.ts';
import { act, digits, keys, type Layout, wide } from '#shared/text/languages/keyboard-layout.ts';

/** Characters whose sign says little aloud; each has its name in the catalogue. */
const namedCharacters = {
  '.': 'point',
  ',': 'comma',
  '-': 'hyphen',
  "'": 'apostrophe',
  '/': 'slash',
  '@': 'at',
  _: 'underscore',
  '+': 'plus',
  ' ': 'space',
} as const satisfies Readonly<Record<string, string>>;

export type NamedCharacter = (typeof namedCharacters)[keyof typeof namedCharacters];

/** Letters of each language with its accents as keys of their own: nothing has to be held or combined. */
export const textLayouts = inEveryLanguage(({ keyboard }) => keyboard);

/** Identification codes and codes of a sheet: capitals and digits, no shift. */
export const codeLayout: Layout = [
  [...keys(digits), act('backspace', 2)],
  [...keys('QWERTYUIOP'), wide('-', 2)],
  [{ kind: 'gap', span: 1 }, ...keys('ASDFGHJKL'), { kind: 'gap', span: 2 }],
  [{ kind: 'gap', span: 2 }, ...keys('ZXCVBNM'), act('clear', 3)],
];

/** The signs of a code of the recovery kit, and no other, in the alphabet's order. */
export const kitLayout: Layout = [
  [...'3479AC'].map((sign) => wide(sign, 2)),
  [...'DEFHJK'].map((sign) => wide(sign, 2)),
  [...'LMNPQR'].map((sign) => wide(sign, 2)),
  [...[...'TUWXY'].map((sign) => wide(sign, 2)), act('backspace', 2)],
];

/** E-mail addresses: no space, no accents, and the ends people type most. */
export const emailLayout: Layout = [
  [...keys(digits), act('backspace', 2)],
  [...keys('qwertyuiop-_')],
  [...keys('asdfghjkl.'), wide('@', 2)],
  [...keys('zxcvbnm+'), wide('.com', 2), act('clear', 2)],
  [wide('gmail.com', 3), wide('hotmail.com', 3), wide('outlook.com', 3), wide('.ec', 3)],
];

/** Digits as on a telephone. */
export const numberLayout: Layout = [
  [wide('1', 4), wide('2', 4), wide('3', 4)],
  [wide('4', 4), wide('5', 4), wide('6', 4)],
  [wide('7', 4), wide('8', 4), wide('9', 4)],
  [act('clear', 4), wide('0', 4), act('backspace', 4)],
];

/** Digits as on a telephone, and the + of another country. */
export const phoneLayout: Layout = [
  ...numberLayout.slice(0, 3),
  [wide('+', 3), wide('0', 3), act('clear', 3), act('backspace', 3)],
];

/** The name of a character in the catalogue, when its sign is not name enough. */
export function characterName(text: string): NamedCharacter | undefined {
  return Object.hasOwn(namedCharacters, text)
    ? namedCharacters[text as keyof typeof namedCharacters]
    : undefined;
}
