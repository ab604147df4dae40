import type { LanguageCode } from '#shared/domain/language-code.ts';

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

/** A key types text, acts on the field, or is a hole in the grid. `span` is its width in columns. */
export type Key =
  | { readonly kind: 'text'; readonly text: string; readonly span: number }
  | { readonly kind: 'space' | 'shift' | 'backspace' | 'clear'; readonly span: number }
  | { readonly kind: 'gap'; readonly span: number };

type KeyRow = readonly Key[];
export type Layout = readonly KeyRow[];

/** Every row of a layout fills this many columns. */
export const gridColumns = 12;

const digits = '1234567890';

/** One key for each character, one column wide. */
function keys(characters: string): Key[] {
  return [...characters].map((text) => ({ kind: 'text', text, span: 1 }));
}

function wide(text: string, span: number): Key {
  return { kind: 'text', text, span };
}

function act(kind: 'space' | 'shift' | 'backspace' | 'clear', span: number): Key {
  return { kind, span };
}

/** Letters of each language with its accents as keys of their own: nothing has to be held or combined. */
export const textLayouts: Readonly<Record<LanguageCode, Layout>> = {
  es: [
    [...keys(digits), act('backspace', 2)],
    [...keys("qwertyuiop-'")],
    [...keys('asdfghjklñü'), ...keys('.')],
    [act('shift', 2), ...keys('zxcvbnm,'), act('clear', 2)],
    [...keys('áéíóú'), act('space', 7)],
  ],
  en: [
    [...keys(digits), act('backspace', 2)],
    [...keys("qwertyuiop-'")],
    [...keys('asdfghjkl.,/')],
    [act('shift', 2), ...keys('zxcvbnm'), act('clear', 3)],
    [{ kind: 'gap', span: 2 }, act('space', 8), { kind: 'gap', span: 2 }],
  ],
};

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
