import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../ports.ts';

export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** No vacation notice and no list answers it (RFC 3834). */
const automaticHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** What nodemailer makes a message of: plain text and HTML as alternatives. It reads no file and no address. */
export function mailOptionsOf(message: OutgoingMail, from: MailSender) {
  const { to, subject, text, html, messageId, date } = message;
  return {
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
  };
}

/** The message's bytes (RFC 5322). */
export function composeMail(message: OutgoingMail, from: MailSender): Promise<Buffer> {
  return new MailComposer(mailOptionsOf(message, from)).compile().build();
}
