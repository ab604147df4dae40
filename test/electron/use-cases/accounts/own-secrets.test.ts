import { expect, test } from 'vitest';
import { auditedEvents, clerk, makeStaff, signInAsClerk } from '#test/support/fakes/journey.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';

const chosen = { newPassword: 'trucha-lejana-ronca-6', newPin: '8503' };

test('a person changes their own password and PIN, and the ones before are worth nothing', () =>
  withKiosk(async (story) => {
    const { call, callForError } = story;
    await signInAsClerk(story);
    await call('changeOwnSecrets', { password: clerk.password, ...chosen });
    expect(await auditedEvents(story)).toContain('own-secrets-changed');
    await call('lockScreen', {});
    expect(await callForError('unlockScreen', { secret: clerk.pin })).toEqual({ code: 'wrong-secret' });
    await call('unlockScreen', { secret: chosen.newPin });
    await call('signOut', {});
    expect(await callForError('signIn', { username: clerk.username, password: clerk.password })).toEqual({
      code: 'wrong-sign-in',
    });
    await call('signIn', { username: clerk.username, password: chosen.newPassword });
  }));

test('one of the two is changed alone', () =>
  withKiosk(async (story) => {
    const { call } = story;
    await signInAsClerk(story);
    await call('changeOwnSecrets', { password: clerk.password, newPassword: null, newPin: chosen.newPin });
    await call('lockScreen', {});
    await call('unlockScreen', { secret: chosen.newPin });
    await call('lockScreen', {});
    await call('unlockScreen', { secret: clerk.password });
  }));

test.each([
  ['weak-password', { newPassword: 'corta', newPin: null }],
  ['weak-pin', { newPassword: null, newPin: '1234' }],
  ['same-as-before', { newPassword: clerk.password, newPin: null }],
  ['same-as-before', { newPassword: null, newPin: null }],
] as const)('says %s', (code, change) =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    expect(await story.callForError('changeOwnSecrets', { password: clerk.password, ...change })).toEqual({
      code,
    });
  }),
);

test('the PIN does not do, guesses are counted and slowed, and nothing changes', () =>
  withKiosk(async (story) => {
    const { call, callForError, restart } = story;
    await signInAsClerk(story);
    const attempt = (password: string) => callForError('changeOwnSecrets', { password, ...chosen });
    expect(await attempt(clerk.pin)).toEqual({ code: 'wrong-secret' });
    for (let i = 0; i < 3; i += 1) expect(await attempt('equivocada-1')).toEqual({ code: 'wrong-secret' });
    expect(await attempt(clerk.password)).toMatchObject({ code: 'throttled' });
    await restart();
    await call('signIn', { username: clerk.username, password: clerk.password });
    expect(await attempt(clerk.password)).toMatchObject({ code: 'throttled' });
  }));

test('a change whose caller has left meanwhile is not done', () =>
  withKiosk(async (story) => {
    const { call, callForError } = story;
    await makeStaff(story);
    await call('signIn', { username: clerk.username, password: clerk.password });
    const changing = callForError('changeOwnSecrets', { password: clerk.password, ...chosen });
    await call('signOut', {});
    expect(await changing).toEqual({ code: 'wrong-secret' });
    await call('signIn', { username: clerk.username, password: clerk.password });
  }));

test('an account that reads like another one needs a reason, which is kept with who gave it', () =>
  withKiosk(async (story) => {
    const { call, callForError } = story;
    await makeStaff(story);
    await call('signIn', { username: admin.username, password: admin.password });
    const account = { username: 'carla2', role: 'clerk' } as const;
    for (const name of ['Carla Clerk2', 'C. Clerk', 'Clerk Carla', 'Cаrla Clerk', 'Carla\u200b Clerk']) {
      expect(await callForError('createAccount', { ...account, name, otherPerson: null })).toMatchObject({
        code: 'likely-same-person',
        accounts: [{ username: clerk.username }],
      });
    }
    for (const name of ['...', 'Ꮯarla Clerk', '\u202ekrelC alraC']) {
      expect(await callForError('createAccount', { ...account, name, otherPerson: null })).toEqual({
        code: 'name-not-usable',
      });
    }
    await call('createAccount', { ...account, name: 'C. Clerk', otherPerson: 'Son hermanas' });
    const entries = await call('listAuditEntries', { before: null, limit: 1, event: 'account-created' });
    expect(entries[0]?.detail).toMatchObject({ likely: 1 });
  }));
