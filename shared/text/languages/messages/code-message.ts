import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { CodeMessagePurpose } from '../language-words.ts';
import { writtenWords } from '../written-words.ts';
import { composeMessage, type Message } from './compose-message.ts';

/** The message that carries a one-time code. */
export function codeMessage(
  language: LanguageCode,
  purpose: CodeMessagePurpose,
  code: string,
  minutes: number,
): Message {
  return composeMessage(language, (each) => {
    const { messages } = writtenWords[each];
    return { ...messages.code[purpose], code, paragraphs: messages.codeParagraphs(minutes) };
  });
}
