import { describe, expect, test } from 'vitest';
import {
  accountOf,
  asAdmin,
  asClerk,
  byAdmin,
  bySonia,
  choice,
  create,
  hours,
  pedro,
  reason,
  signIn,
} from '#test/support/fakes/account-journey.ts';
import { auditedEvents, clerk, makeAccount, supervisor } from '#test/support/fakes/journey.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';

/**
 * Accounts against the administrator who makes them: nobody but its person knows what opens one, nobody alone makes one
 * that counts, nobody alone takes one over. Source: docs/decisions/081.
 */

describe('signing a new account off', () => {
  test('comes before anything the account does, though its person has chosen everything', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      await makeAccount(story, { ...pedro, role: 'supervisor' });
      const carla = await accountOf(story, clerk.username);
      const coSignature = { username: pedro.username, secret: pedro.pin, reason };
      expect(await callForError('resetAccount', { accountId: carla.id, coSignature })).toEqual({
        code: 'wrong-co-signer',
      });
      expect(await callForError('signIn', signIn(pedro))).toEqual({ code: 'not-signed-off' });
      expect(await callForError('signIn', { ...signIn(pedro), password: 'equivocada-1' })).toEqual({
        code: 'wrong-sign-in',
      });
      // The administrator's session did not end for it.
      expect(story.clerk().name).toBe('Ana Administradora');
      expect(await auditedEvents(story)).toContain('sign-in-not-signed-off');
      const { id: accountId } = await accountOf(story, pedro.username);
      await call('signOffAccount', { accountId, coSignature: bySonia });
      const [entry] = await call('listAuditEntries', {
        before: null,
        limit: 1,
        event: 'account-signed-off',
      });
      expect(entry).toMatchObject({ account: 'admin', coSigner: 'sonia', aboutAccount: 'pedro' });
      await call('resetAccount', { accountId: carla.id, coSignature });
    }));

  test('is nobody’s own: not of who created it, not of the account, not of one that waits too', () =>
    withKiosk(async (story) => {
      const { callForError } = story;
      await asAdmin(story);
      const accountId = await makeAccount(story, { ...pedro, role: 'supervisor' });
      const berta = { name: 'Berta Bravo', username: 'berta', password: 'mango-verde-alto-3', pin: '6137' };
      await makeAccount(story, { ...berta, role: 'admin' });
      const attempt = (who: { username: string; pin: string }) =>
        callForError('signOffAccount', {
          accountId,
          coSignature: { username: who.username, secret: who.pin, reason },
        });
      expect(await attempt(admin)).toEqual({ code: 'own-act' });
      for (const who of [pedro, berta, clerk])
        expect(await attempt(who)).toEqual({ code: 'wrong-co-signer' });
      expect(await accountOf(story, pedro.username)).toMatchObject({ signOff: 'waiting' });
    }));

  test('is not of somebody whose name reads like the account’s', () =>
    withKiosk(async (story) => {
      const { callForError } = story;
      await asAdmin(story);
      const twin = { ...pedro, name: 'Sonia Superv\u0456sora', role: 'supervisor' } as const;
      const accountId = await makeAccount(story, twin, null, 'Es otra');
      expect(await callForError('signOffAccount', { accountId, coSignature: bySonia })).toEqual({
        code: 'own-act',
      });
      expect(await auditedEvents(story)).toContain('co-signature-failed');
      expect(await accountOf(story, pedro.username)).toMatchObject({ signOff: 'waiting' });
    }));

  test('shows who made it, when its person chose, whose name it reads like and why it is another', () =>
    withKiosk(async (story) => {
      const { call } = story;
      await asAdmin(story);
      const sister = { ...asClerk, name: 'C. Clerk' };
      const accountId = await makeAccount(story, sister, null, 'Son hermanas');
      const { facts } = await call('showActToSign', { act: 'signOffAccount', accountId });
      expect(facts).toEqual([
        { what: 'accountName', value: 'C. Clerk' },
        { what: 'username', value: 'pedro' },
        { what: 'role', value: 'clerk' },
        { what: 'createdBy', value: 'Ana Administradora' },
        { what: 'createdAt', value: '2026-11-23T14:00:00.000Z' },
        { what: 'chosenAt', value: '2026-11-23T14:00:00.000Z' },
        { what: 'likelyAccounts', value: 'Carla Clerk (carla)' },
        { what: 'otherPerson', value: 'Son hermanas' },
      ]);
    }));

  test('waits for the person: nobody vouches for secrets that are still to be chosen', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { accountId } = await create(story);
      expect(await story.callForError('showActToSign', { act: 'signOffAccount', accountId })).toEqual({
        code: 'not-begun',
      });
    }));

  test('is for what the person chose: a reset after it was shown is another account', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const accountId = await makeAccount(story, asClerk);
      const { id: shown } = await call('showActToSign', { act: 'signOffAccount', accountId });
      const { secret } = await call('resetAccount', { accountId, coSignature: bySonia });
      await call('chooseFirstSecrets', choice(secret, { ...pedro, pin: '6137' }));
      const coSignature = { ...bySonia, shown };
      expect(await callForError('signOffAccount', { accountId, coSignature })).toEqual({
        code: 'changed-since-shown',
      });
    }));

  test('an account that comes back is vouched for anew', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, clerk.username);
      await call('setAccountActive', { accountId, active: false, reason: 'Se fue' });
      await call('setAccountActive', { accountId, active: true, reason: 'Volvió' });
      expect(await callForError('signIn', signIn(clerk))).toEqual({ code: 'not-signed-off' });
      await call('signOffAccount', { accountId, coSignature: bySonia });
      await call('signIn', signIn(clerk));
    }));
});

describe('an administrator who is alone', () => {
  test('makes accounts that can be used, and the trail says that nobody else signed', () =>
    withKiosk(async (story) => {
      const { call } = story;
      await call('signIn', signIn(admin));
      await makeAccount(story, asClerk);
      expect(await accountOf(story, pedro.username)).toMatchObject({ signOff: 'alone' });
      expect(await auditedEvents(story)).toContain('account-accepted-alone');
      await call('signIn', signIn(pedro));
    }));

  test('is not alone with a supervisor who was switched off a week ago or less', () =>
    withKiosk(async (story) => {
      const { call, callForError, time } = story;
      await asAdmin(story);
      const sonia = await accountOf(story, supervisor.username);
      await call('setAccountActive', { accountId: sonia.id, active: false, reason: 'Se fue' });
      const accountId = await makeAccount(story, { ...pedro, role: 'supervisor' });
      expect(await accountOf(story, pedro.username)).toMatchObject({ signOff: 'waiting' });
      const alone = { accountId, reason: 'No hay nadie más' };
      const until = '2026-11-30T14:00:00.000Z';
      expect(await callForError('acceptAccountAlone', alone)).toEqual({ code: 'somebody-else', until });
      // The machine's clock a year ahead is not believed.
      time.setWallClock('2027-11-23T14:00:00.000Z');
      expect(await callForError('acceptAccountAlone', alone)).toEqual({ code: 'somebody-else', until });
      // Nor does it help to bring her back, or to create another one meanwhile.
      await call('setAccountActive', { accountId: sonia.id, active: true, reason: 'Volvió' });
      expect((await callForError('acceptAccountAlone', alone)).code).toBe('somebody-else');
      await call('setAccountActive', { accountId: sonia.id, active: false, reason: 'Se fue otra vez' });
      time.setWallClock('2026-11-23T14:00:00.000Z');
      time.pass(8 * 24 * hours);
      await call('acceptAccountAlone', alone);
      expect(await auditedEvents(story)).toContain('account-accepted-alone');
      await call('signIn', signIn(pedro));
    }));

  test('is not alone with another one who has still to choose a password after a reset', () =>
    withKiosk(async (story) => {
      const { call } = story;
      await asAdmin(story);
      const berta = { name: 'Berta Bravo', username: 'berta', password: 'mango-verde-alto-3', pin: '6137' };
      await makeAccount(story, { ...berta, role: 'admin' }, supervisor);
      const sonia = await accountOf(story, supervisor.username);
      const coSignature = { username: berta.username, secret: berta.pin, reason };
      await call('resetAccount', { accountId: sonia.id, coSignature });
      const { id } = await accountOf(story, berta.username);
      await call('setAccountActive', { accountId: id, active: false, reason: 'Se fue' });
      await create(story);
      expect(await accountOf(story, pedro.username)).toMatchObject({ signOff: 'waiting' });
    }));

  test('cannot use the way for accounts that do not wait, nor may anybody else', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, clerk.username);
      expect(await story.callForError('acceptAccountAlone', { accountId, reason: 'porque sí' })).toEqual({
        code: 'not-waiting',
      });
    }));

  test('what was accepted alone is signed once there is somebody', () =>
    withKiosk(async (story) => {
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, clerk.username);
      await story.call('signOffAccount', { accountId, coSignature: bySonia });
      expect(await accountOf(story, clerk.username)).toMatchObject({ signOff: 'signed' });
    }));
});

describe('a reset', () => {
  test('takes two people, ends what was there at once, and leads to a first use', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, clerk.username);
      const { secret } = await call('resetAccount', { accountId, coSignature: bySonia });
      expect(await callForError('signIn', signIn(clerk))).toEqual({ code: 'wrong-sign-in' });
      expect((await auditedEvents(story)).slice(-3)).toEqual([
        'account-reset',
        'one-time-secret-issued',
        'sign-in-failed',
      ]);
      await call('chooseFirstSecrets', choice(secret, { ...pedro, username: clerk.username }));
      await call('signIn', { username: clerk.username, password: pedro.password });
    }));

  test('is not signed by who asks, by whose account it is, nor by a clerk; and nothing ends', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, supervisor.username);
      const attempt = async (coSignature: typeof byAdmin) =>
        (await callForError('resetAccount', { accountId, coSignature })).code;
      expect(await attempt(byAdmin)).toBe('own-act');
      // A PIN that was seen typed would do to make the account one's own.
      expect(await attempt(bySonia)).toBe('own-act');
      expect(await attempt({ username: clerk.username, secret: clerk.pin, reason })).toBe('wrong-co-signer');
      await call('signIn', signIn(supervisor));
    }));

  test('nobody asks for their own, nor for one that was never begun', () =>
    withKiosk(async (story) => {
      const { callForError } = story;
      await asAdmin(story);
      const { accountId: own } = story.clerk();
      const { accountId } = await create(story);
      const codeOf = async (id: string) =>
        (await callForError('showActToSign', { act: 'resetAccount', accountId: id })).code;
      expect(await codeOf(own)).toBe('own-account');
      expect(await codeOf(accountId)).toBe('not-begun');
    }));

  test('is not had alone by way of the other one-time secret, also when it came too late', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const { id: accountId } = await accountOf(story, clerk.username);
      expect(await callForError('renewOneTimeSecret', { accountId })).toEqual({ code: 'in-use' });
      const { secret } = await call('resetAccount', { accountId, coSignature: bySonia });
      story.time.pass(3 * 24 * hours);
      expect(await callForError('renewOneTimeSecret', { accountId })).toEqual({ code: 'in-use' });
      const late = choice(secret, { ...pedro, username: clerk.username });
      expect(await callForError('chooseFirstSecrets', late)).toEqual({ code: 'expired' });
    }));

  test('does not sign off what waits', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const accountId = await makeAccount(story, asClerk);
      const { secret } = await call('resetAccount', { accountId, coSignature: bySonia });
      expect(await call('chooseFirstSecrets', choice(secret))).toEqual({ isWaiting: true });
      expect(await callForError('signIn', signIn(pedro))).toEqual({ code: 'not-signed-off' });
    }));

  test('the last administrator who can sign in is not switched off for one who cannot', () =>
    withKiosk(async (story) => {
      const { call, callForError } = story;
      await asAdmin(story);
      const berta = { name: 'Berta Bravo', username: 'berta', password: 'mango-verde-alto-3', pin: '6137' };
      await makeAccount(story, { ...berta, role: 'admin' }, supervisor);
      const ana = await accountOf(story, admin.username);
      await call('signIn', signIn(berta));
      await call('resetAccount', { accountId: ana.id, coSignature: bySonia });
      // Berta is the only one left who can sign in; Ana, who cannot, may be switched off.
      await call('setAccountActive', { accountId: ana.id, active: false, reason: 'Se fue' });
      const { accountId } = story.clerk();
      expect(
        (await callForError('setAccountActive', { accountId, active: false, reason: 'Me voy' })).code,
      ).toBe('own-account');
    }));
});

describe('the language of the clerk’s view', () => {
  test('belongs to the account, and not to whoever signs in after it', () =>
    withKiosk(async (story) => {
      const { call } = story;
      await asAdmin(story);
      expect(story.clerk().language).toBeNull();
      await call('chooseOwnLanguage', { language: 'en' });
      expect(story.clerk().language).toBe('en');
      await call('signIn', signIn(clerk));
      expect(story.clerk().language).toBeNull();
      await call('chooseOwnLanguage', { language: 'es' });
      await story.restart();
      await call('signIn', signIn(admin));
      expect(story.clerk().language).toBe('en');
      await call('signIn', signIn(clerk));
      expect(story.clerk().language).toBe('es');
    }));
});
