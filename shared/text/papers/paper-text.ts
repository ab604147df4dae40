import { identityDocumentOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import type { PaperText } from '../languages/es/papers.ts';
import { byLanguage } from '../languages/written-words.ts';

/** Words of the papers by language. */
export const paperTexts = byLanguage(({ papers }) => papers);

interface OwnWords {
  readonly code?: string;
  readonly receipt?: Partial<PaperText['receipt']>;
  readonly fields?: Partial<PaperText['fields']>;
}

/** The words for who was entered by a procedure. */
export function wordsFor(procedure: Procedure, text: PaperText) {
  const own: OwnWords = text.byDocument[identityDocumentOf(procedure)];
  return {
    ...text,
    code: own.code ?? text.code,
    receipt: { ...text.receipt, ...own.receipt, title: text.receiptTitle[procedure] },
    fields: { ...text.fields, ...own.fields },
  };
}
