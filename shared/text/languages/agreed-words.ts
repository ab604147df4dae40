import type { LanguageCode } from '#shared/domain/language-code.ts';
import { agreed as en } from './en/agreed.ts';
import { agreed as es } from './es/agreed.ts';
import type { AgreedWords } from './language-words.ts';

/** What a person is told and agrees to in each language. */
export const agreedWords: Readonly<Record<LanguageCode, AgreedWords>> = { es, en };
