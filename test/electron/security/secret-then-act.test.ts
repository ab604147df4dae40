import argon2 from 'argon2';
import { afterEach, expect, test, vi } from 'vitest';
import { auditedEvents, clerk, makeStaff, signInAsClerk } from '#test/support/fakes/journey.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';

/** Looking at a secret takes time. What it was asked for must still be there afterwards. */

afterEach(() => vi.restoreAllMocks());

/** Until the function given back is called, `secret` is still being looked at. */
function hold(secret: string): () => void {
  const verify = argon2.verify.bind(argon2);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  vi.spyOn(argon2, 'verify').mockImplementation(async (encoded, given, options) => {
    if (given.toString() === secret) await held;
    return verify(encoded, given, options);
  });
  return release;
}

test('an account that is switched off while its password is looked at does not get in, and nobody is put out', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const accounts = await story.call('listAccounts', {});
    const accountId = accounts.find(({ username }) => username === clerk.username)?.id ?? '';
    const release = hold(clerk.password);
    const signingIn = story.callForError('signIn', { username: clerk.username, password: clerk.password });
    await story.call('setAccountActive', { accountId, active: false, reason: 'Se fue' });
    release();
    expect(await signingIn).toEqual({ code: 'wrong-sign-in' });
    expect(story.clerk().name).toBe('Ana Administradora');
  }));

test('a sign-in that took its time does not begin after the one before it was left', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const release = hold(admin.password);
    const signingIn = story.callForError('signIn', { username: admin.username, password: admin.password });
    await story.call('signOut', {});
    release();
    expect(await signingIn).toEqual({ code: 'wrong-sign-in' });
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
  }));

test('a PIN that was right for the view before unlocks nothing after it', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await story.call('lockScreen', {});
    const release = hold(clerk.pin);
    const unlocking = story.callForError('unlockScreen', { secret: clerk.pin });
    await story.call('signOut', {});
    release();
    expect(await unlocking).toEqual({ code: 'wrong-secret' });
    expect(await auditedEvents(story)).not.toContain('screen-unlocked');
  }));
