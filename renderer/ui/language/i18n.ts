import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import {
  type ClerkLanguage,
  type LanguageCode,
  languageOf,
  languages,
} from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';

/** The language of this view. */
export function useLanguage(): LanguageCode {
  const { i18n } = useTranslation();
  return languageOf(i18n.language);
}

/** Of the clerk's view while nobody is signed in. */
export const terminalLanguage: ClerkLanguage = 'es';

/** A translator of one view. Interpolation escapes nothing: React does. */
export function createTranslator(language: LanguageCode): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['common', 'clerk', 'worker'],
    defaultNS: 'common',
    keySeparator: '.',
    resources: catalogues,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return translator;
}

/** Puts the page in a language: words, `lang` and writing direction together. */
export async function applyLanguage(translator: i18n, language: LanguageCode): Promise<void> {
  await translator.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].direction;
}
