import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { agreedWords } from '../languages/agreed-words.ts';
import { type EarlierTerms, earlierTerms, type Terms } from '../languages/language-words.ts';

/**
 * The terms of use of the credential. What the worker accepts on the screen and what the *Acuerdo de responsabilidad
 * y uso* prints are these same words. The Spanish text is the one that binds; any other language is a courtesy.
 * A changed word is a new version: accepted versions are kept with their hash, and what an earlier one said stays in
 * `earlier` of the words. Who is enrolled with a cédula has no provisional code, and accepts a text of its own version.
 */
export const termsVersions: Readonly<Record<Procedure, string>> = {
  registration: '2026-12',
  enrolment: '2026-12-cedula',
};

/** The terms as sections, to show and to print: those in force, or as `version` said them. */
export function terms(
  language: LanguageCode,
  procedure: Procedure,
  version: string = termsVersions[procedure],
): Terms {
  const { own, earlier, ...text } = agreedWords[language].terms;
  const before = isEarlier(version) ? earlier[version] : undefined;
  if (before === undefined && version !== termsVersions[procedure]) {
    throw new Error(`no terms are of version ${version}`);
  }
  return {
    ...text,
    sections: text.sections.map((section, index) => ({
      ...section,
      body: before?.[index] ?? own[procedure]?.[index] ?? section.body,
    })),
  };
}

function isEarlier(version: string): version is EarlierTerms {
  return earlierTerms.some((each) => each === version);
}

/** The terms as one text: numbered sections, LF line ends, no space at the ends. The hash is taken over its UTF-8. */
export function termsText(language: LanguageCode, procedure: Procedure, version?: string): string {
  const { title, sections } = terms(language, procedure, version);
  const numbered = sections.map((section, index) => `${index + 1}. ${section.title}\n${section.body}`);
  return [title, ...numbered].join('\n\n');
}
