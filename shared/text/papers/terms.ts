import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { agreedWords } from '../languages/agreed-words.ts';
import type { Terms } from '../languages/language-words.ts';

/**
 * The terms of use of the credential. What the worker accepts on the screen and what the *Acuerdo de responsabilidad
 * y uso* prints are these same words. The Spanish text is the one that binds; any other language is a courtesy.
 * A changed word is a new version: accepted versions are kept with their hash. Who is enrolled with a cédula has no
 * provisional code, and accepts a text of its own version.
 */
export const termsVersions: Readonly<Record<Procedure, string>> = {
  registration: '2026-11',
  enrolment: '2026-11-cedula',
};

/** The terms as sections, to show and to print. */
export function terms(language: LanguageCode, procedure: Procedure): Terms {
  const { own, ...text } = agreedWords[language].terms;
  return {
    ...text,
    sections: text.sections.map((section, index) => ({
      ...section,
      body: own[procedure]?.[index] ?? section.body,
    })),
  };
}

/** The terms as one text: numbered sections, LF line ends, no space at the ends. The hash is taken over its UTF-8. */
export function termsText(language: LanguageCode, procedure: Procedure): string {
  const { title, sections } = terms(language, procedure);
  const numbered = sections.map((section, index) => `${index + 1}. ${section.title}\n${section.body}`);
  return [title, ...numbered].join('\n\n');
}
