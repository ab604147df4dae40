import argon2 from 'argon2';
import { afterEach, expect, test, vi } from 'vitest';
import { auditedEvents, clerk, makeStaff, signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';

/** Looking at a secret takes time. What it was asked for must still be there afterwards. */

afterEach(() => vi.restoreAllMocks());

/** From `looked` on until `release` is called, `secret` is being looked at. */
function hold(secret: string): { readonly looked: Promise<void>; readonly release: () => void } {
  const verify = argon2.verify.bind(argon2);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: looked, resolve: look } = Promise.withResolvers<void>();
  vi.spyOn(argon2, 'verify').mockImplementation(async (encoded, given, options) => {
    if (given.toString() === secret) {
      look();
      await held;
    }
    return verify(encoded, given, options);
  });
  return { looked, release };
}

test('an account that is switched off while its password is looked at does not get in, and nobody is put out', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const accounts = await story.call('listAccounts', {});
    const accountId = accounts.find(({ username }) => username === clerk.username)?.id ?? '';
    const { looked, release } = hold(clerk.password);
    const signingIn = story.callForError('signIn', { username: clerk.username, password: clerk.password });
    await looked;
    await story.call('setAccountActive', { accountId, active: false, reason: 'Se fue' });
    release();
    expect(await signingIn).toEqual({ code: 'wrong-sign-in' });
    expect(story.clerk().name).toBe('Ana Administradora');
  }));

test('a second person who is switched off while their PIN is looked at signs nothing', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const accounts = await story.call('listAccounts', {});
    const idOf = (wanted: string) => accounts.find(({ username }) => username === wanted)?.id ?? '';
    const accountId = idOf(clerk.username);
    const { id: shown } = await story.call('showActToSign', { act: 'resetAccount', accountId });
    const { username, pin: secret } = supervisor;
    const { looked, release } = hold(secret);
    const coSignature = { username, secret, reason: 'olvidó su clave', shown };
    const resetting = story.callForError('resetAccount', { accountId, coSignature });
    await looked;
    await story.call('setAccountActive', { accountId: idOf(username), active: false, reason: 'Se fue' });
    release();
    expect(await resetting).toEqual({ code: 'wrong-co-signer' });
  }));

test('a sign-in that took its time does not begin after the one before it was left', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { looked, release } = hold(admin.password);
    const signingIn = story.callForError('signIn', { username: admin.username, password: admin.password });
    await looked;
    await story.call('signOut', {});
    release();
    expect(await signingIn).toEqual({ code: 'wrong-sign-in' });
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
  }));

test('a PIN that was right for the view before unlocks nothing after it', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await story.call('lockScreen', {});
    const { looked, release } = hold(clerk.pin);
    const unlocking = story.callForError('unlockScreen', { secret: clerk.pin });
    await looked;
    await story.call('signOut', {});
    release();
    expect(await unlocking).toEqual({ code: 'wrong-secret' });
    expect(await auditedEvents(story)).not.toContain('screen-unlocked');
  }));
