import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { agreedWords } from '../languages/agreed-words.ts';
import type { PrivacyNotice } from '../languages/language-words.ts';

/** The notice given when data are collected, before the first field (LOPDP art. 12); a changed word is a new version. */
export const privacyNoticeVersions: Readonly<Record<Procedure, string>> = {
  registration: '2026-11',
  enrolment: '2026-11-cedula',
};

/** The privacy notice in the language the person chose. */
export function privacyNotice(language: LanguageCode, procedure: Procedure): PrivacyNotice {
  const { own, ...notice } = agreedWords[language].privacyNotice;
  return {
    ...notice,
    sections: notice.sections.map((section, index) => ({
      ...section,
      body: own[procedure]?.[index] ?? section.body,
    })),
  };
}
