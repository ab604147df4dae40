import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issue } from '#test/support/fakes/service-journey.ts';
import { testMailSettings } from '#test/support/smtp/mail-queue.ts';
import { testAuthority } from '#test/support/smtp/mail-server.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const secured = {
  ...testMailSettings,
  host: 'smtp.agencia.example',
  port: 587,
  security: 'starttls',
  user: 'kiosk',
} as const;
const password = 'marea lenta 9';

async function asAdmin(story: KioskTest): Promise<void> {
  await story.call('signIn', { username: admin.username, password: admin.password });
}

describe('the mail server’s settings', () => {
  test('keep the password sealed: no view, no row of the trail and no log has it; the server gets it', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      await story.call('saveMailSettings', { settings: secured, password });
      const shown = await story.call('getMailSettings', {});
      expect(shown).toEqual({ settings: secured, hasPassword: true });
      await story.call('testMailServer', { settings: secured, password: null, to: null });
      expect(story.mail.servers.at(-1)).toEqual({ settings: secured, password });
      const trail = await story.call('listAuditEntries', { before: null, limit: 50, event: null });
      expect(trail.find(({ event }) => event === 'settings-changed')?.detail).toEqual({
        names: expect.stringContaining('mail.password'),
      });
      for (const text of [JSON.stringify(trail), ...story.logged, ...story.clerkSessions]) {
        expect(text).not.toContain(password);
      }
      await story.restart();
      await asAdmin(story);
      await story.call('testMailServer', { settings: secured, password: null, to: null });
      expect(story.mail.servers.at(-1)?.password).toBe(password);
      const file = readFileSync(join(story.dataDirectory, 'ventanilla.db'));
      expect(file.includes(password)).toBe(false);
    }));

  test('the kept password goes to no other server, no other user, and not unprotected', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      await story.call('saveMailSettings', { settings: secured, password });
      const changes = [{ host: 'smtp.ajeno.example' }, { port: 2525 }, { user: 'otro' }];
      for (const change of changes) {
        for (const method of ['saveMailSettings', 'testMailServer'] as const) {
          const input = { settings: { ...secured, ...change }, password: null, to: null };
          const { settings } = input;
          const error =
            method === 'testMailServer'
              ? await story.callForError(method, input)
              : await story.callForError(method, { settings, password: null });
          expect(error).toEqual({ code: 'password-missing' });
        }
      }
      expect(story.mail.servers).toEqual([]);
      await story.call('saveMailSettings', { settings: { ...secured, security: 'tls' }, password: null });
      await story.call('saveMailSettings', { settings: { ...secured, user: null }, password: null });
      expect((await story.call('getMailSettings', {})).hasPassword).toBe(false);
    }));

  test('without encryption only to this machine or a private network, and never with a password', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const codeOf = async (change: object, typed: string | null = null) =>
        (
          await story.callForError('saveMailSettings', {
            settings: { ...secured, security: 'none', user: null, ...change },
            password: typed,
          })
        ).code;
      expect(await codeOf({})).toBe('plain-not-allowed');
      expect(await codeOf({ host: '192.168.1.5', user: 'kiosk' }, password)).toBe('plain-password');
      const relay = { ...secured, security: 'none', user: null, host: '192.168.1.5' } as const;
      await story.call('saveMailSettings', { settings: relay, password: null });
    }));

  test('an authority of one’s own is a certificate of an authority', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const settings = { ...secured, certificateAuthority: 'not a certificate' };
      expect(await story.callForError('saveMailSettings', { settings, password })).toEqual({
        code: 'bad-certificate',
      });
      const good = { ...secured, certificateAuthority: testAuthority };
      await story.call('saveMailSettings', { settings: good, password });
    }));

  test('trying them says the cause; a test message says whether it was taken', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const input = { settings: secured, password, to: 'soporte@example.org' };
      story.mail.fault = { problem: 'certificate', answer: null };
      expect(await story.call('testMailServer', input)).toEqual({
        outcome: 'fails',
        problem: 'certificate',
        answer: null,
      });
      story.mail.fault = undefined;
      story.mail.answer = { state: 'failed', answer: '550 no such mailbox' };
      expect(await story.call('testMailServer', input)).toEqual({
        outcome: 'message-refused',
        answer: '550 no such mailbox',
      });
      story.mail.answer = undefined;
      expect(await story.call('testMailServer', input)).toMatchObject({ outcome: 'works' });
      expect(story.mail.sent).toMatchObject([{ to: 'soporte@example.org' }]);
      expect((await story.call('getMailSettings', {})).settings).toBeNull();
    }));
});

describe('what became of the messages', () => {
  test('is shown truthfully: waiting and why, tried at once when somebody mends it, refused in the server’s words', () =>
    withKiosk(async (story) => {
      const { identificationCode, workerId } = await issue(story);
      const askForCode = async () => {
        await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
        await story.call('identify', { text: identificationCode });
        await story.call('takeBack', {});
      };
      const mailState = async () => (await story.call('getQueues', {})).mail;
      story.mail.line = false;
      await askForCode();
      await story.until(async () => (await mailState()).problem === 'refused');
      expect(await mailState()).toMatchObject({ waiting: 1, failed: 0 });
      const { line, messages } = await story.call('listMail', {});
      expect(line).toMatchObject({ problem: 'refused' });
      expect(messages).toMatchObject([{ state: 'queued', to: expect.stringMatching(/^.•••@/) }]);
      expect(JSON.stringify(messages)).not.toMatch(/\b\d{6}\b/);

      story.mail.line = true;
      const before = story.mail.sent.length;
      await story.call('retryMail', {});
      await story.until(() => story.mail.sent.length === before + 1);
      expect(await mailState()).toEqual({ waiting: 0, oldest: null, failed: 0, problem: null });
      expect((await story.call('openWorker', { workerId })).newestMail).toMatchObject({ state: 'sent' });

      story.mail.answer = { state: 'failed', answer: '550 5.1.1 no such mailbox' };
      await askForCode();
      await story.until(async () => (await mailState()).failed === 1);
      expect((await story.call('listMail', {})).messages).toMatchObject([
        { state: 'failed', answer: '550 5.1.1 no such mailbox' },
      ]);
      expect((await story.call('openWorker', { workerId })).newestMail).toMatchObject({
        state: 'failed',
        answer: '550 5.1.1 no such mailbox',
      });
      const trail = await story.call('listAuditEntries', { before: null, limit: 50, event: 'mail-failed' });
      expect(trail).toMatchObject([{ subject: identificationCode, detail: { reply: '550' } }]);
    }));
});
