import { expect, test } from 'vitest';
import { catalogues } from '#shared/text/languages/catalogues.ts';

const quotes = { es: /«([^»]+)»/g, en: /“([^”]+)”/g } as const;

/** No labels of ours: a phone's setting, and what somebody might write. */
const others = [
  'Más compatible',
  'Most compatible',
  'el contrato omite el segundo apellido',
  'the contract omits the second surname',
];

function textsIn(value: unknown, path: readonly string[] = []): [path: string, text: string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  return Object.entries(value as object).flatMap(([name, each]) => textsIn(each, [...path, name]));
}

test.each(['es', 'en'] as const)(
  'whatever a screen tells a clerk to press or look for in %s is there under that name',
  (language) => {
    const texts = textsIn(catalogues[language].clerk);
    const isThere = (label: string, within: string) =>
      texts.some(
        ([, text]) => text !== within && text.toLowerCase().includes(label.toLowerCase()) && text.length < 60,
      );
    const strays = texts.flatMap(([path, text]) =>
      [...text.matchAll(quotes[language])]
        .map(([, quoted = '']) => quoted)
        // Names of files, and what is filled in.
        .filter((quoted) => !/[{-]|\.\w/.test(quoted) && !others.includes(quoted))
        .filter((quoted) => !isThere(quoted, text))
        .map((quoted) => `${path}: ${quoted}`),
    );
    expect(strays).toEqual([]);
  },
);
