import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { ChangedMailbox } from '../language-words.ts';
import { writtenWords } from '../written-words.ts';
import { composeMessage, type Message } from './compose-message.ts';

/** What a mailbox learns of a change of contact data. Source: OWASP ASVS 6.3.7 (notify on contact change). */
export function contactChangedMessage(
  language: LanguageCode,
  mailbox: ChangedMailbox,
  coolingDays: number,
): Message {
  return composeMessage(language, (each) => writtenWords[each].messages.contactChanged[mailbox](coolingDays));
}
