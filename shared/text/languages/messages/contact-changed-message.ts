import type { LanguageCode } from '#shared/domain/language-code.ts';
import { composeMessage, type Message, type MessageWords } from './compose-message.ts';

/** A mailbox that was the person's until now, or the one that is from now on. */
export type ChangedMailbox = 'before' | 'new';

/** What a mailbox learns of a change of contact data. Source: OWASP ASVS 6.3.7 (notify on contact change). */
export function contactChangedMessage(
  language: LanguageCode,
  mailbox: ChangedMailbox,
  coolingDays: number,
): Message {
  return composeMessage(language, {
    es: spanish[mailbox](coolingDays),
    en: english[mailbox](coolingDays),
  });
}

type Words = Readonly<Record<ChangedMailbox, (days: number) => MessageWords>>;

const spanish: Words = {
  before: (days) => ({
    subject: 'Sus datos de contacto cambiaron',
    opening: 'Sus datos de contacto se cambiaron hoy en una ventanilla de la institución.',
    paragraphs: [
      `Si fue usted, no tiene que hacer nada. Si además cambió su correo, los códigos llegan todavía al anterior: ${days} días.`,
      'Si no fue usted, vaya cuanto antes a cualquier agencia con su documento. No responda a este mensaje.',
    ],
  }),
  new: (days) => ({
    subject: 'Este correo es ahora su contacto',
    opening: 'Este correo se registró hoy en una ventanilla de la institución.',
    paragraphs: [
      `Por seguridad, los códigos no llegan aquí durante ${days} días. Si necesita uno antes, vaya a cualquier agencia con su documento.`,
      'Si no sabe de qué se trata, avise en cualquier agencia. No responda a este mensaje.',
    ],
  }),
};

const english: Words = {
  before: (days) => ({
    subject: 'Your contact data were changed',
    opening: 'Your contact data were changed today at a counter of the institution.',
    paragraphs: [
      `If it was you, there is nothing to do. If your e-mail address changed too, codes still come to the one before: ${days} days.`,
      'If it was not you, go to any branch with your document as soon as you can. Do not answer this message.',
    ],
  }),
  new: (days) => ({
    subject: 'This mailbox is your contact now',
    opening: 'This mailbox was registered today at a counter of the institution.',
    paragraphs: [
      `For safety, codes do not come here for ${days} days. If you need one before, go to any branch with your document.`,
      'If you do not know what this is about, tell any branch. Do not answer this message.',
    ],
  }),
};
