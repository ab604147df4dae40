import type { LanguageCode } from '#shared/domain/language-code.ts';
import { agreedWords } from '../languages/agreed-words.ts';
import { type PrivacyNotice, textOfVersion } from '../languages/language-words.ts';

/**
 * The notice given when data are collected, before the first field (LOPDP art. 12), in the language the person chose. A
 * procedure names the version in force. Throws for one that nobody wrote.
 */
export function privacyNotice(language: LanguageCode, version: string): PrivacyNotice {
  return textOfVersion(agreedWords[language].privacyNotice, version);
}
