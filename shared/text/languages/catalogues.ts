import { type ClerkLanguage, type LanguageCode, languageCodes } from '#shared/domain/language-code.ts';
import type { Widen } from './catalogue.ts';
import { clerk as clerkEn } from './en/clerk/clerk.ts';
import { screens as en } from './en/screens.ts';
import { clerk as clerkEs } from './es/clerk/clerk.ts';
import { screens as es } from './es/screens.ts';
import type { ScreenWords } from './language-words.ts';

/** What each language says on the screens of both views. */
export const screenWords: Readonly<Record<LanguageCode, ScreenWords>> = { es, en };

/** The clerk's words, in the languages of the clerk's view. */
export const clerkWords: Readonly<Record<ClerkLanguage, Widen<typeof clerkEs>>> = {
  es: clerkEs,
  en: clerkEn,
};

type Catalogue<Code extends LanguageCode> = Pick<ScreenWords, 'common' | 'worker'> &
  (Code extends ClerkLanguage ? { readonly clerk: Widen<typeof clerkEs> } : object);

function catalogueOf(language: LanguageCode) {
  const { common, worker } = screenWords[language];
  const clerk = Object.hasOwn(clerkWords, language) ? clerkWords[language as ClerkLanguage] : undefined;
  return { common, worker, ...(clerk !== undefined && { clerk }) };
}

/** Words of each language by namespace, as i18next takes them. */
export const catalogues = inEachLanguage(catalogueOf) as unknown as {
  readonly [Code in LanguageCode]: Catalogue<Code>;
};

/** One part of the words in each language. */
export function inEveryLanguage<Words>(
  partOf: (words: ScreenWords) => Words,
): Readonly<Record<LanguageCode, Words>> {
  return inEachLanguage((language) => partOf(screenWords[language]));
}

function inEachLanguage<Value>(of: (language: LanguageCode) => Value): Record<LanguageCode, Value> {
  return Object.fromEntries(languageCodes.map((language) => [language, of(language)])) as Record<
    LanguageCode,
    Value
  >;
}
