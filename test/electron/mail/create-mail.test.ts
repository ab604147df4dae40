import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeMail, createMail } from '#electron/main/mail/create-mail.ts';

const systemTime = () => new Date('2026-03-02T14:00:00Z');
const message = {
  to: 'maria.quintero@example.com',
  subject: 'Código de la Señora Ñáñez: tres palabras más para que no quepa',
  text: 'Su código es 123456.\nVence a las 10:15.',
};

test('without a server a message waits', async () => {
  const mail = createMail({ dataDirectory: '/nowhere', folder: undefined, systemTime });
  expect(await mail.send(message)).toEqual({ state: 'queued', message: 'no server configured' });
});

test('in development each message is a file that a mail reader opens', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mail-'));
  const mail = createMail({ dataDirectory, folder: '1', systemTime });
  expect(await mail.send(message)).toEqual({ state: 'sent' });
  expect(await mail.send(message)).toEqual({ state: 'sent' });
  const folder = join(dataDirectory, 'outbox-mail');
  const names = readdirSync(folder);
  expect(names).toHaveLength(2);
  const text = readFileSync(join(folder, names[0] ?? ''), 'utf8');
  expect(text).toContain('To: maria.quintero@example.com\r\n');
  const [, body = ''] = text.split('\r\n\r\n');
  expect(Buffer.from(body, 'base64').toString('utf8')).toBe(message.text);
});

test('a folder that cannot be written keeps the message waiting', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'mail-')), 'file');
  writeFileSync(folder, '');
  const mail = createMail({ dataDirectory: '/nowhere', folder: join(folder, 'mails'), systemTime });
  expect(await mail.send(message)).toMatchObject({ state: 'queued' });
});

test('a subject is folded into words that fit, and an address cannot add a header', () => {
  const text = composeMail({ ...message, to: 'a@example.com\r\nBcc: b@example.com' }, systemTime());
  expect(text).not.toContain('\r\nBcc:');
  const subject = /Subject: ([\s\S]*?)\r\nDate/.exec(text)?.[1] ?? '';
  const words = subject.split('\r\n ');
  expect(words.every((word) => word.length <= 75)).toBe(true);
  const decoded = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8')).join('');
  expect(decoded).toBe(message.subject);
});
