import type { LanguageCode } from '#shared/languages/catalogues.ts';
import { paperTextEn } from './text-en.ts';
import { type PaperText, paperTextEs } from './text-es.ts';

/** Words of the papers by language. */
export const paperTexts: Readonly<Record<LanguageCode, PaperText>> = { es: paperTextEs, en: paperTextEn };
