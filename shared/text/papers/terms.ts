import type { LanguageCode } from '#shared/domain/language-code.ts';
import { agreedWords } from '../languages/agreed-words.ts';
import { type Terms, textOfVersion } from '../languages/language-words.ts';

/**
 * The terms of use of the credential, as sections to show and to print. What the worker accepts on the screen and what
 * the *Acuerdo de responsabilidad y uso* prints are these same words. The Spanish text is the one that binds; any other
 * language is a courtesy. A procedure names the version in force; accepted versions are kept with their hash, and what
 * an earlier one said stays in the words. Throws for a version that nobody wrote.
 */
export function terms(language: LanguageCode, version: string): Terms {
  return textOfVersion(agreedWords[language].terms, version);
}

/** The terms as one text: numbered sections, LF line ends, no space at the ends. The hash is taken over its UTF-8. */
export function termsText(language: LanguageCode, version: string): string {
  const { title, sections } = terms(language, version);
  const numbered = sections.map((section, index) => `${index + 1}. ${section.title}\n${section.body}`);
  return [title, ...numbered].join('\n\n');
}
