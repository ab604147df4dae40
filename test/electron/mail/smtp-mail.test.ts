import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { findSmtpFault, sendBySmtp } from '#electron/main/mail/smtp-mail.ts';
import type { MailServer } from '#electron/main/ports.ts';
import type { MailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import {
  startMailServer,
  type TestMailServer,
  type TestMailServerOptions,
  testAuthority,
} from '#test/support/smtp/mail-server.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  closing.push(() => server.close());
  return server;
}

function serverAt(
  port: number,
  changes: Partial<MailSettings> = {},
  password: string | null = null,
): MailServer {
  return {
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      certificateAuthority: null,
      user: null,
      senderName: 'Ventanilla Quito',
      senderAddress: 'ventanilla@agencia.example',
      connectSeconds: 2,
      greetingSeconds: 2,
      answerSeconds: 2,
      ...changes,
    },
    password,
  };
}

const message = {
  ...codeMessage('en', 'unlock', '482913', 3),
  to: 'maria@example.org',
  messageId: '<0c5d8a52@agencia.example>',
  date: new Date('2026-03-02T14:00:00Z'),
};

describe('a server that takes messages', () => {
  test('gets one with both forms, its Message-ID and the date it was queued at', async () => {
    const server = await start();
    const outcome = await sendBySmtp(serverAt(server.port), message);
    expect(outcome).toMatchObject({ state: 'sent', answer: expect.stringMatching(/^250/) });
    const [received] = server.received;
    expect(received).toMatchObject({ to: 'maria@example.org', messageId: '<0c5d8a52@agencia.example>' });
    expect(received?.source).toContain('From: Ventanilla Quito <ventanilla@agencia.example>\r\n');
    expect(received?.source).toContain('Date: Mon, 02 Mar 2026 14:00:00 +0000\r\n');
    expect(received?.source).toMatch(/text\/plain[\s\S]*\r\n {4}482913\r\n[\s\S]*text\/html/);
  });

  test('an address cannot name a second recipient or add a header', async () => {
    const server = await start();
    for (const to of ['a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org', 'a@b@c', '']) {
      expect(await sendBySmtp(serverAt(server.port), { ...message, to })).toMatchObject({ state: 'failed' });
    }
    expect(server.connections).toBe(0);
  });

  test.each(['tls', 'starttls'] as const)(
    '%s, with a login and an authority of its own',
    async (security) => {
      const login = { user: 'kiosk', password: 'marea lenta' };
      const server = await start({ security, login });
      const settings = { security, user: login.user, certificateAuthority: testAuthority };
      const mailServer = serverAt(server.port, settings, login.password);
      expect(await findSmtpFault(mailServer)).toBeUndefined();
      expect(server.received).toEqual([]);
      expect(await sendBySmtp(mailServer, message)).toMatchObject({ state: 'sent' });
      expect(server.received).toMatchObject([{ user: 'kiosk', isEncrypted: true }]);
    },
  );
});

describe('a server that refuses', () => {
  test('the recipient for good: failed, in its words, with every address masked', async () => {
    const server = await start();
    server.onRecipient = (address) => ({ code: 550, words: `5.1.1 <${address}> unknown\r\nhere` });
    expect(await sendBySmtp(serverAt(server.port), message)).toEqual({
      state: 'failed',
      answer: expect.stringMatching(/^550 5\.1\.1 <m•••@e•••\.org> unknown/),
    });
  });

  test('the recipient for now, or the message for now: put off', async () => {
    const server = await start();
    server.onRecipient = () => ({ code: 450, words: '4.2.0 greylisted, come back' });
    expect(await sendBySmtp(serverAt(server.port), message)).toEqual({
      state: 'deferred',
      answer: '450 4.2.0 greylisted, come back',
    });
    server.onRecipient = () => undefined;
    server.onMessage = () => ({ code: 452, words: 'disk full' });
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({ state: 'deferred' });
    server.onMessage = () => ({ code: 554, words: 'looks like spam' });
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({ state: 'failed' });
  });

  test('the sender, or everybody for now: the line’s trouble, not the message’s', async () => {
    const server = await start();
    server.onSender = () => ({ code: 553, words: 'not your address' });
    expect(await sendBySmtp(serverAt(server.port), message)).toEqual({
      state: 'no-line',
      problem: 'sender-refused',
      answer: '553 not your address',
      begun: false,
    });
    server.onSender = () => ({ code: 451, words: 'try later' });
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({
      problem: 'busy',
      begun: false,
    });
    server.onSender = () => undefined;
    server.onRecipient = () => ({ code: 421, words: 'closing' });
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({
      state: 'no-line',
      problem: 'busy',
    });
  });

  test.each(['tls', 'starttls'] as const)(
    '%s with a certificate that nobody vouches for gets nothing',
    async (security) => {
      const server = await start({ security });
      const mailServer = serverAt(server.port, { security });
      expect(await findSmtpFault(mailServer)).toMatchObject({ problem: 'certificate' });
      expect(await sendBySmtp(mailServer, message)).toMatchObject({ problem: 'certificate', begun: false });
      expect(server.received).toEqual([]);
    },
  );

  test('a server that does not offer STARTTLS gets nothing where it is set', async () => {
    const server = await start({ security: 'none' });
    const mailServer = serverAt(server.port, { security: 'starttls' });
    expect(await findSmtpFault(mailServer)).toMatchObject({ problem: 'starttls-missing' });
    expect(await sendBySmtp(mailServer, message)).toMatchObject({
      problem: 'starttls-missing',
      begun: false,
    });
    expect(server.received).toEqual([]);
  });

  test('a wrong password, and a login that is missing', async () => {
    const server = await start({ login: { user: 'kiosk', password: 'marea lenta' } });
    const wrong = serverAt(server.port, { user: 'kiosk' }, 'otra');
    expect(await findSmtpFault(wrong)).toEqual({
      problem: 'login-refused',
      answer: '535 5.7.8 Authentication failed',
    });
    expect(await sendBySmtp(wrong, message)).toMatchObject({ problem: 'login-refused', begun: false });
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({ problem: 'login-refused' });
  });
});

describe('a line that fails', () => {
  test('nobody listens, the name is nobody’s, the port speaks no TLS', async () => {
    const server = await startMailServer();
    await server.close();
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({
      state: 'no-line',
      problem: 'refused',
      begun: false,
    });
    expect(await findSmtpFault(serverAt(25, { host: 'mail.invalid' }))).toMatchObject({
      problem: 'name-not-found',
    });
    const plain = await start();
    expect(await findSmtpFault(serverAt(plain.port, { security: 'tls' }))).toMatchObject({ problem: 'tls' });
  });

  test('a server that never greets, and one that never answers the message', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await sendBySmtp(serverAt(port, { answerSeconds: 30 }), message)).toMatchObject({
      problem: 'timeout',
      begun: false,
    });
    mute.close();
    const server = await start();
    server.onTaken = () => 'silent';
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({
      problem: 'timeout',
      begun: true,
    });
  });

  test('dying in the middle of the message, and between taking it and answering', async () => {
    const server = await start();
    server.onMessage = () => 'dies';
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({ problem: 'lost', begun: true });
    expect(server.received).toHaveLength(0);
    server.onMessage = () => undefined;
    server.onTaken = () => 'dies';
    expect(await sendBySmtp(serverAt(server.port), message)).toMatchObject({ problem: 'lost', begun: true });
    expect(server.received).toHaveLength(1);
  });

  test('closing the kiosk does not wait for a slow server', async () => {
    const server = await start();
    server.onTaken = () => 'silent';
    const closingKiosk = new AbortController();
    const sending = sendBySmtp(serverAt(server.port, { answerSeconds: 120 }), message, closingKiosk.signal);
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    closingKiosk.abort();
    expect(await sending).toMatchObject({ state: 'no-line', begun: true });
  });
});
