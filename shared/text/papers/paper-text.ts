import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { paperTextEn } from './text-en.ts';
import { type PaperText, paperTextEs } from './text-es.ts';

/** Words of the papers by language. */
export const paperTexts: Readonly<Record<LanguageCode, PaperText>> = { es: paperTextEs, en: paperTextEn };

/** The words for who was entered by a procedure. */
export function wordsFor(procedure: Procedure, text: PaperText): PaperText {
  if (procedure === 'registration') return text;
  const { code, receipt, fields } = text.enrolment;
  return {
    ...text,
    code,
    receipt: { ...text.receipt, ...receipt },
    fields: { ...text.fields, ...fields },
  };
}
