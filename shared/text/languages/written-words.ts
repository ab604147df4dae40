import { type LanguageCode, languageCodes } from '#shared/domain/language-code.ts';
import { written as en } from './en/written.ts';
import { written as es } from './es/written.ts';
import type { WrittenWords } from './language-words.ts';

/** What each language says on paper and by mail. */
export const writtenWords: Readonly<Record<LanguageCode, WrittenWords>> = { es, en };

/** One part of them in each language. */
export function byLanguage<Words>(
  partOf: (words: WrittenWords) => Words,
): Readonly<Record<LanguageCode, Words>> {
  const parts = languageCodes.map((language) => [language, partOf(writtenWords[language])] as const);
  return Object.fromEntries(parts) as Record<LanguageCode, Words>;
}
