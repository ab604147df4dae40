import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { MailTransport } from '../ports.ts';

const SENDER = 'ventanilla@localhost';

export interface MailSettings {
  readonly dataDirectory: string;
  /** Development only: an absolute path, or anything else for `outbox-mail` in the data folder. */
  readonly folder: string | undefined;
  readonly systemTime: () => Date;
}

/** Without a folder there is no server to send to yet: the message stays in the outbox. */
export function createMail(settings: MailSettings): MailTransport {
  const { folder } = settings;
  if (folder === undefined) {
    return { send: async () => ({ state: 'queued', message: 'no server configured' }) };
  }
  const directory = isAbsolute(folder) ? folder : join(settings.dataDirectory, 'outbox-mail');
  return {
    async send(message) {
      const at = settings.systemTime();
      const name = `${at.toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`;
      try {
        await mkdir(directory, { recursive: true });
        await writeFile(join(directory, name), composeMail(message, at), { mode: 0o600 });
        return { state: 'sent' };
      } catch {
        return { state: 'queued', message: 'folder not writable' };
      }
    },
  };
}

/** A plain-text message (RFC 5322), its subject as encoded words (RFC 2047), its body as base64 (RFC 2045). */
export function composeMail(
  message: { readonly to: string; readonly subject: string; readonly text: string },
  at: Date,
): string {
  const body = Buffer.from(message.text, 'utf8').toString('base64');
  return [
    `From: Ventanilla <${SENDER}>`,
    `To: ${message.to.replaceAll(/[\r\n]/g, '')}`,
    `Subject: ${encodeWords(message.subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@localhost>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body.replaceAll(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');
}

/** Encoded words of at most 75 characters, none of which splits a character. */
function encodeWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 39) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
