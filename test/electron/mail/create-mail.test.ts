import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMail } from '#electron/main/mail/create-mail.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';

const systemTime = () => new Date('2026-03-02T14:00:00Z');
const message = {
  ...codeMessage('en', 'generation', '123456', 15),
  to: 'maria.quintero@example.com',
  date: new Date('2026-03-02T13:59:00Z'),
  messageId: '<0c5d8a52-6b0f-4f53-9d38-7a1c1b6f9a10@ventanilla.invalid>',
};

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mail-'));
}

test('without a server a message waits', async () => {
  const mail = createMail({ dataDirectory: '/nowhere', folder: undefined, systemTime });
  expect(await mail.send(undefined, message)).toMatchObject({
    state: 'no-line',
    problem: 'not-configured',
    begun: false,
  });
});

test('in development each message is a file that a mail reader opens, with both forms', async () => {
  const dataDirectory = newFolder();
  const mail = createMail({ dataDirectory, folder: '1', systemTime });
  expect(await mail.send(undefined, message)).toEqual({ state: 'sent', answer: null });
  const folder = join(dataDirectory, 'outbox-mail');
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^2026-03-02T14-00-00-000Z-[0-9a-f]{8}\.eml$/);
  const text = readFileSync(join(folder, name), 'utf8');
  expect(text).toContain('To: maria.quintero@example.com\r\n');
  expect(text).toContain(`Message-ID: ${message.messageId}\r\n`);
  expect(text).toContain('Date: Mon, 02 Mar 2026 13:59:00 +0000\r\n');
  expect(text).toContain('Auto-Submitted: auto-generated\r\n');
  expect(text).toMatch(
    /multipart\/alternative[\s\S]*text\/plain; charset=utf-8[\s\S]*text\/html; charset=utf-8/,
  );
  expect(text).toMatch(/^ {4}123456\r$/m);
});

test('a folder that cannot be written keeps the message waiting', async () => {
  const folder = join(newFolder(), 'file');
  writeFileSync(folder, '');
  const mail = createMail({ dataDirectory: '/nowhere', folder: join(folder, 'mails'), systemTime });
  expect(await mail.send(undefined, message)).toMatchObject({ state: 'no-line' });
});

test('an address cannot add a header', async () => {
  const folder = newFolder();
  const mail = createMail({ dataDirectory: '/nowhere', folder, systemTime });
  await mail.send(undefined, { ...message, to: 'a@example.com\r\nBcc: b@example.com' });
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/^Bcc:/im);
});
