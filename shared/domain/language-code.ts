/** The languages that the product speaks, one row each: a language begins here. The keys are BCP 47 tags. */
export const languages = {
  es: { ownName: 'Español', locale: 'es-EC', direction: 'ltr' },
  en: { ownName: 'English', locale: 'en-GB', direction: 'ltr' },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageCode = keyof typeof languages;

interface Language {
  /** As its own speakers write it. */
  readonly ownName: string;
  /** BCP 47 tag with the region whose dates and figures are written. */
  readonly locale: string;
  /** In which it is written. */
  readonly direction: 'ltr' | 'rtl';
}

export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

/** What binds is in Spanish; a paper in another language has the Spanish text beside it. Source: domain.md 5. */
export const bindingLanguage = 'es' satisfies LanguageCode;

/** The language that a tag names, or the binding one for a tag that names none of ours. */
export function languageOf(tag: string): LanguageCode {
  return Object.hasOwn(languages, tag) ? (tag as LanguageCode) : bindingLanguage;
}
