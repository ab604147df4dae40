/** The languages that the product speaks, one row each: a language begins here. The keys are BCP 47 tags. */
export const languages = {
  es: { ownName: 'Español', locale: 'es-EC', direction: 'ltr', clerk: true },
  en: { ownName: 'English', locale: 'en-GB', direction: 'ltr', clerk: true },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageCode = keyof typeof languages;

interface Language {
  /** As its own speakers write it. */
  readonly ownName: string;
  /** BCP 47 tag with the region whose dates and figures are written. */
  readonly locale: string;
  /** In which it is written. */
  readonly direction: 'ltr' | 'rtl';
  /** The clerk's view speaks it too; the worker's view, papers and messages speak every one. */
  readonly clerk: boolean;
}

/** The languages of the clerk's view. */
export type ClerkLanguage = {
  readonly [Code in LanguageCode]: (typeof languages)[Code] extends { readonly clerk: true } ? Code : never;
}[LanguageCode];

export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

export const clerkLanguageCodes = languageCodes.filter(isClerkLanguage);

function isClerkLanguage(language: LanguageCode): language is ClerkLanguage {
  return languages[language].clerk;
}

/** What binds is in Spanish; a paper in another language has the Spanish text beside it. Source: domain.md 5. */
export const bindingLanguage = 'es' satisfies LanguageCode;

/** The language that a tag names, or the binding one for a tag that names none of ours. */
export function languageOf(tag: string): LanguageCode {
  return Object.hasOwn(languages, tag) ? (tag as LanguageCode) : bindingLanguage;
}

/** The language in which the clerk's words are shown beside this one: the binding one where the clerk's view lacks it. */
export function clerkLanguageOf(language: LanguageCode): ClerkLanguage {
  return isClerkLanguage(language) ? language : bindingLanguage;
}
