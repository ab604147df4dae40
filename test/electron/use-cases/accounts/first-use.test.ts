import { describe, expect, test } from 'vitest';
import {
  accountOf,
  asAdmin,
  bySonia,
  choice,
  create,
  hours,
  isWrong,
  pedro,
  reason,
  signedIn,
  signIn,
} from '#test/support/fakes/account-journey.ts';
import { auditedEvents, clerk } from '#test/support/fakes/journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

/** Nobody but its person knows what opens an account. Source: docs/decisions/081. */

describe('the first use', () => {
  test('begins with a secret that is shown once, and is nowhere else', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { secret, expiresAt } = await create(story);
      expect(secret).toMatch(/^([3479A-Z]{4}-){2}[3479A-Z]{4}$/);
      expect(expiresAt).toBe('2026-11-26T14:00:00.000Z');
      const told = [
        ...story.logged,
        ...story.clerkSessions,
        JSON.stringify(await story.call('listAccounts', {})),
        JSON.stringify(await story.call('listAuditEntries', { before: null, limit: 200, event: null })),
      ].join('\n');
      expect(told).not.toContain(secret);
      expect(told).not.toContain(secret.replaceAll('-', ''));
      expect(await accountOf(story, pedro.username)).toMatchObject({
        hasSecrets: false,
        chosenAt: null,
        oneTimeSecretUntil: expiresAt,
        signOff: 'waiting',
      });
    }));

  test('allows nothing but choosing: it signs nobody in, unlocks nothing and signs nothing', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { secret } = await create(story, 'supervisor');
      const wrong = { code: 'wrong-sign-in' };
      expect(await story.callForError('signIn', { username: pedro.username, password: secret })).toEqual(
        wrong,
      );
      const coSignature = { username: pedro.username, secret, reason };
      const carla = await accountOf(story, clerk.username);
      expect(await story.callForError('resetAccount', { accountId: carla.id, coSignature })).toEqual({
        code: 'wrong-co-signer',
      });
      expect(story.clerk().name).toBe('Ana Administradora');
    }));

  test('works once, however it is typed, and what was chosen is what opens the account', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { secret, accountId } = await create(story);
      const typed = secret.toLowerCase().replaceAll('-', ' ');
      expect(await call('chooseFirstSecrets', choice(typed))).toEqual({ isWaiting: true });
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual(isWrong);
      await call('signOffAccount', { accountId, coSignature: bySonia });
      await call('signIn', signIn(pedro));
      await call('lockScreen', {});
      await call('unlockScreen', { secret: pedro.pin });
      expect(story.clerk().name).toBe(pedro.name);
    }));

  test('sent twice at once, counts once', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { secret } = await create(story);
      const other = { ...pedro, password: 'otra-cosa-muy-larga-2' };
      const sent = [choice(secret), choice(secret, other)].map((each) =>
        story.kiosk().handlers.chooseFirstSecrets(each),
      );
      expect((await Promise.all(sent)).map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    }));

  test.each([
    ['weak-password', { password: 'corta' }],
    ['weak-password', { password: `${pedro.username}-y-mucho-mas-7` }],
    ['weak-pin', { pin: '1234' }],
  ] as const)('says %s, and the secret stays good', (code, change) =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { secret } = await create(story);
      expect(await story.callForError('chooseFirstSecrets', choice(secret, { ...pedro, ...change }))).toEqual(
        {
          code,
        },
      );
      await story.call('chooseFirstSecrets', choice(secret));
    }),
  );

  test('takes no one-time secret for a password: the administrator has seen it', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { secret } = await create(story);
      for (const password of [secret, secret.toLowerCase(), secret.replaceAll('-', '')]) {
        const chosen = choice(secret, { ...pedro, password });
        expect(await story.callForError('chooseFirstSecrets', chosen)).toEqual({ code: 'weak-password' });
      }
    }));

  test('guessed at, waits, also after a restart; nobody learns who has an account', () =>
    withKiosk(async (story) => {
      const { callForError, restart } = story;
      await asAdmin(story);
      const { secret } = await create(story);
      const guess = choice('3479-ACDE-FHJK');
      expect(await callForError('chooseFirstSecrets', { ...guess, username: 'nadie' })).toEqual(isWrong);
      // Nor who has chosen already.
      expect(await callForError('chooseFirstSecrets', { ...guess, username: clerk.username })).toEqual(
        isWrong,
      );
      for (let count = 0; count < 4; count += 1) {
        expect(await callForError('chooseFirstSecrets', guess)).toEqual(isWrong);
      }
      expect(await callForError('chooseFirstSecrets', choice(secret))).toMatchObject({ code: 'throttled' });
      await restart();
      expect(await callForError('chooseFirstSecrets', choice(secret))).toMatchObject({ code: 'throttled' });
      story.time.advance({ seconds: 16 });
      await story.call('chooseFirstSecrets', choice(secret));
      expect(await auditedEvents(await signedIn(story))).toContain('one-time-secret-refused');
    }));

  test('is over after three days, and no clock that is turned back revives it', () =>
    withKiosk(async (story) => {
      const { call, callForError, time } = story;
      await asAdmin(story);
      const { secret, accountId } = await create(story);
      time.pass(3 * 24 * hours);
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual({ code: 'expired' });
      expect(await callForError('chooseFirstSecrets', choice('3479-ACDE-FHJK'))).toEqual(isWrong);
      time.setWallClock('2026-11-23T14:00:00.000Z');
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual({ code: 'expired' });
      expect(await accountOf(story, pedro.username)).toMatchObject({ oneTimeSecretUntil: null });
      const another = await call('renewOneTimeSecret', { accountId });
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual(isWrong);
      await call('chooseFirstSecrets', choice(another.secret));
    }));

  test('ends with the time that two people set right, back as well as forward', () =>
    withKiosk(async (story) => {
      const { call, callForError, time } = story;
      await asAdmin(story);
      const { secret } = await create(story);
      time.setWallClock('2026-11-23T12:00:00.000Z');
      await call('setClockRight', { coSignature: bySonia });
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual(isWrong);
    }));

  test('is nobody’s while the account is switched off', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { secret, accountId } = await create(story);
      await call('setAccountActive', { accountId, active: false, reason: 'No vino' });
      expect(await callForError('chooseFirstSecrets', choice(secret))).toEqual(isWrong);
      expect(await callForError('renewOneTimeSecret', { accountId })).toEqual({ code: 'account-off' });
    }));
});
