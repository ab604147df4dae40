import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginSetUp } from '#electron/main/app/store-parts.ts';
import { createKeyRing } from '#electron/main/keys/key-ring.ts';
import { auditedEvents, clerk, makeStaff, signInAsClerk } from '#test/support/fakes/journey.ts';
import { admin, setUp, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

describe('the first run', () => {
  test.each([
    ['weak-password', { adminPassword: 'corta' }],
    ['weak-password', { adminPassword: 'admin-admin-9' }],
    ['weak-pin', { adminPin: '1234' }],
    ['weak-pin', { adminPin: '0000' }],
    ['weak-passphrase', { recoveryPassphrase: 'muy corta' }],
  ])('says %s', (code, change) =>
    withEmptyKiosk(async ({ kiosk, callForError }) => {
      expect(kiosk().clerkSession().state).toBe('first-run');
      expect(await callForError('setUpTerminal', { ...setUp, ...change })).toEqual({ code });
      expect(kiosk().status().ready).toBe(false);
    }),
  );

  test('happens once', () =>
    withKiosk(async ({ kiosk, callForError, restart }) => {
      expect(kiosk().clerkSession()).toMatchObject({ state: 'signed-out', branchName: 'Agencia Centro' });
      expect(await callForError('setUpTerminal', setUp)).toEqual({ code: 'already-set-up' });
      await restart();
      expect(kiosk().clerkSession().state).toBe('signed-out');
    }));
});

describe('a set-up that a power cut stopped', () => {
  test('starts over, and its unfinished files are set aside', () =>
    withEmptyKiosk(async ({ kiosk, call, keystore, dataDirectory, restart }) => {
      beginSetUp(dataDirectory);
      const keys = await createKeyRing(dataDirectory, keystore, admin.passphrase, {
        memory: 1024,
        passes: 1,
        lanes: 1,
      });
      keys.close();
      await restart();
      expect(kiosk().clerkSession().state).toBe('first-run');
      const names = readdirSync(dataDirectory);
      expect(names.filter((name) => name.startsWith('keyring.json.set-aside'))).toHaveLength(1);
      await call('setUpTerminal', setUp);
      expect(kiosk().clerkSession().state).toBe('signed-out');
    }));
});

describe('a machine that cannot unseal the store', () => {
  test('opens it with the recovery passphrase, and by itself from then on', () =>
    withKiosk(async ({ kiosk, call, callForError, keystore, restart }) => {
      keystore.locked = true;
      await restart();
      expect(kiosk().clerkSession().state).toBe('sealed');
      const wrong = { recoveryPassphrase: 'colibri niebla cuarzo volcan camino' };
      expect(await callForError('unsealStore', wrong)).toEqual({ code: 'wrong-passphrase' });
      await call('unsealStore', { recoveryPassphrase: admin.passphrase });
      expect(kiosk().clerkSession().state).toBe('signed-out');
      keystore.locked = false;
      await restart();
      expect(kiosk().clerkSession().state).toBe('signed-out');
      await call('signIn', { username: admin.username, password: admin.password });
    }));
});

describe('a store that does not open', () => {
  test('says that another process has it', () =>
    withKiosk(({ dataDirectory }) =>
      withEmptyKiosk(async ({ kiosk }) => {
        expect(kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'database-busy' });
        expect(kiosk().workerSession().state).toBe('resting');
        expect(kiosk().status().ready).toBe(false);
      }, dataDirectory),
    ));

  test('opens by itself once the other process has gone', () =>
    withKiosk((other) =>
      withEmptyKiosk(async ({ kiosk, time }) => {
        time.advance({ seconds: 10 });
        expect(kiosk().clerkSession()).toMatchObject({ problem: 'database-busy' });
        await other.kiosk().close();
        time.advance({ seconds: 2 });
        expect(kiosk().clerkSession().state).toBe('signed-out');
        expect(kiosk().status().ready).toBe(true);
      }, other.dataDirectory),
    ));

  test('says that it is damaged, and leaves it as it is', () =>
    withKiosk(async ({ kiosk, restart, dataDirectory }) => {
      await kiosk().close();
      const file = join(dataDirectory, 'ventanilla.db');
      const bytes = readFileSync(file).fill(7, 0, 4096);
      writeFileSync(file, bytes);
      await restart();
      expect(kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'database-damaged' });
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }));
});

describe('signing in', () => {
  test('a wrong password and an unknown user get the same words', () =>
    withKiosk(async ({ callForError }) => {
      const wrong = await callForError('signIn', { username: admin.username, password: 'equivocada-1' });
      const unknown = await callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
      expect(wrong).toEqual({ code: 'wrong-sign-in' });
      expect(unknown).toEqual(wrong);
    }));

  test.each([admin.username, 'nadie'])(
    'waits longer with every failure of %s, also after a restart',
    (username) =>
      withKiosk(async (story) => {
        const attempt = () => story.callForError('signIn', { username, password: 'equivocada-1' });
        for (let i = 0; i < 4; i += 1) expect((await attempt()).code).toBe('wrong-sign-in');
        expect(await attempt()).toEqual({ code: 'throttled', retryAt: '2026-11-23T14:00:15.000Z' });
        await story.restart();
        expect((await attempt()).code).toBe('throttled');
        story.time.setWallClock('2026-11-23T13:00:00.000Z');
        expect((await attempt()).code).toBe('throttled');
        story.time.setWallClock('2026-11-23T14:00:16.000Z');
        expect((await attempt()).code).toBe('wrong-sign-in');
        expect(await attempt()).toEqual({ code: 'throttled', retryAt: '2026-11-23T14:00:46.000Z' });
      }),
  );

  test('many guesses at once are counted one by one', () =>
    withKiosk(async ({ callForError }) => {
      const guesses = Array.from({ length: 8 }, () =>
        callForError('signIn', { username: admin.username, password: 'equivocada-1' }),
      );
      const codes = (await Promise.all(guesses)).map(({ code }) => code);
      expect(codes.filter((code) => code === 'wrong-sign-in')).toHaveLength(4);
    }));

  test('failures and success are on record', () =>
    withKiosk(async (story) => {
      await story.callForError('signIn', { username: admin.username, password: 'equivocada-1' });
      await story.call('signIn', { username: admin.username, password: admin.password });
      await story.call('signOut', {});
      expect((await auditedEvents(story)).slice(-3)).toEqual(['sign-in-failed', 'signed-in', 'signed-out']);
    }));
});

describe('the reader of documents', () => {
  test('is made warm some seconds after a clerk signed in, once', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      expect(story.reader.warmings).toBe(0);
      story.time.advance({ seconds: 10 });
      expect(story.reader.warmings).toBe(1);
    }));

  test('is left alone when an administrator signs in, who brings no documents', () =>
    withKiosk(async (story) => {
      await story.call('signIn', { username: admin.username, password: admin.password });
      story.time.advance({ seconds: 10 });
      expect(story.reader.warmings).toBe(0);
    }));
});

describe('the lock', () => {
  test('comes after the idle minutes and opens with PIN or password', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      story.time.advance({ minutes: 4, seconds: 50 });
      await story.call('reportClerkActivity', {});
      story.time.advance({ minutes: 4, seconds: 50 });
      expect(story.clerk().locked).toBe(false);
      story.time.advance({ seconds: 15 });
      expect(story.clerk().locked).toBe(true);
      expect(story.kiosk().status().locked).toBe(true);
      expect(await story.callForError('unlockScreen', { secret: '9999' })).toEqual({ code: 'wrong-secret' });
      await story.call('unlockScreen', { secret: clerk.pin });
      expect(story.clerk().locked).toBe(false);
      await story.call('lockScreen', {});
      await story.call('unlockScreen', { secret: clerk.password });
      expect(story.clerk().locked).toBe(false);
    }));

  test('throttles, and ends the session after five wrong secrets', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      await story.call('lockScreen', {});
      const attempt = () => story.callForError('unlockScreen', { secret: '9999' });
      for (let i = 0; i < 4; i += 1) expect((await attempt()).code).toBe('wrong-secret');
      expect((await attempt()).code).toBe('throttled');
      story.time.advance({ seconds: 16 });
      expect((await attempt()).code).toBe('wrong-secret');
      expect(story.kiosk().clerkSession().state).toBe('signed-out');
    }));
});

describe('accounts', () => {
  test('keep their rules', () =>
    withKiosk(async (story) => {
      await makeStaff(story);
      const { call, callForError } = story;
      await call('signIn', { username: admin.username, password: admin.password });
      const account = {
        otherPerson: null,
        name: 'Otro',
        username: 'otro',
        role: 'clerk',
      } as const;
      expect(await callForError('createAccount', { ...account, username: clerk.username })).toEqual({
        code: 'username-taken',
      });
      const { accountId } = story.clerk();
      expect(await callForError('setAccountActive', { accountId, active: false, reason: 'Se va' })).toEqual({
        code: 'own-account',
      });
      const carla = (await call('listAccounts', {})).find(({ username }) => username === clerk.username);
      await call('setAccountActive', {
        accountId: carla?.id ?? '',
        active: false,
        reason: 'Se fue de la agencia',
      });
      await call('signOut', {});
      expect(await callForError('signIn', { username: clerk.username, password: clerk.password })).toEqual({
        code: 'wrong-sign-in',
      });
    }));

  test('settings and printers', () =>
    withKiosk(async ({ call, kiosk }) => {
      await call('signIn', { username: admin.username, password: admin.password });
      const settings = await call('getSettings', {});
      expect(settings.emailCodeMinutes).toBe(15);
      await call('saveSettings', { ...settings, printer: 'counter', clerkIdleMinutes: 10 });
      expect(await call('getSettings', {})).toMatchObject({ printer: 'counter', clerkIdleMinutes: 10 });
      expect(await call('listPrinters', {})).toEqual(['counter']);
      await call('saveSettings', { ...settings, entryNoticeDays: 20, sutRegistrationDays: 45 });
      // The form's warnings and the day on the screen are by these.
      expect(kiosk().clerkSession()).toMatchObject({
        deadlines: { entryNoticeDays: 20, sutRegistrationDays: 45 },
      });
    }));
});
