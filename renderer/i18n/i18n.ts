import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, directions, type LanguageCode } from '#shared/languages/catalogues.ts';

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
  document.documentElement.dir = directions[language];
}
