import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { paperTextEn } from './text-en.ts';
import { type PaperText, paperTextEs } from './text-es.ts';

/** Words of the papers by language. */
export const paperTexts: Readonly<Record<LanguageCode, PaperText>> = { es: paperTextEs, en: paperTextEn };

interface OwnWords {
  readonly code?: string;
  readonly receipt?: Partial<PaperText['receipt']>;
  readonly fields?: Partial<PaperText['fields']>;
}

/** The words for who was entered by a procedure. */
export function wordsFor(procedure: Procedure, text: PaperText): PaperText {
  const own: OwnWords = text.byProcedure[procedure];
  return {
    ...text,
    code: own.code ?? text.code,
    receipt: { ...text.receipt, ...own.receipt },
    fields: { ...text.fields, ...own.fields },
  };
}
