import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../ports.ts';

export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** The message's bytes (RFC 5322): plain text and HTML as alternatives. It reads no file and no address. */
export function composeMail(message: OutgoingMail, from: MailSender, date: Date): Promise<Buffer> {
  const { to, subject, text, html, messageId } = message;
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    date,
    headers: automaticHeaders,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}

/** No vacation notice and no list answers it (RFC 3834). */
export const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
} as const;
