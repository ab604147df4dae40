import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { api } from '#shared/contract/kiosk/api.ts';
import type { SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import {
  auditedEvents,
  captureDraft,
  clerk,
  makeAccount,
  makeStaff,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** Acts that need a second person. Source: domain.md 6 (nobody co-signs their own act). */

/** Inputs beside the signature; an act without one does not compile, so that every new one is walked. */
const inputs: Readonly<Record<SignedActName, (visitId: string) => object>> = {
  acceptMrz: (visitId) => ({ visitId }),
  confirmWithSignature: (visitId) => ({ visitId, comparedByEye: true }),
  recordCedula: (visitId) => ({ visitId, workerId: randomUUID() }),
  approveAssistedUnlock: () => ({ callBack: null }),
  approveContactChange: () => ({ comparedPortrait: true, comparedStoredCopy: true }),
  declineContactChange: () => ({}),
  revokeCredential: () => ({ workerId: randomUUID(), cause: 'error' }),
  setClockRight: () => ({}),
  useHeadOffice: () => ({ keys: 'keys' }),
  joinHeadOffice: () => ({ file: 'file', code: 'K7Q2-AAAA-BBBB-CCCC-DDDD' }),
  handOverTerminal: () => ({}),
  closeTerminal: () => ({ withoutHeadOffice: true }),
  shareBranchSecret: () => ({ terminal: '017-1', epoch: 1 }),
  renewBranchSecret: () => ({}),
  overrideGate: (visitId) => ({ visitId, documentId: randomUUID(), gate: 'colour' }),
  withdrawDeath: () => ({ workerId: randomUUID() }),
  revokeKit: () => ({ workerId: randomUUID() }),
  signOffAccount: () => ({ accountId: randomUUID() }),
  resetAccount: () => ({ accountId: randomUUID() }),
};
const acts = Object.keys(inputs) as SignedActName[];

interface Signature {
  readonly username: string;
  readonly secret: string;
}

function sign(story: KioskTest, act: SignedActName, visitId: string, { username, secret }: Signature) {
  // Whoever may not sign is told so whatever was shown.
  const coSignature = { shown: randomUUID(), username, secret, reason: 'comprobado en persona' };
  return story.callForError(act, { ...inputs[act](visitId), coSignature } as never);
}

const signedBy = ({ username, pin }: { username: string; pin: string }) => ({ username, secret: pin });

test('every method that takes a co-signature declares who may give it', () => {
  const taking = Object.entries(api).filter(
    ([, { input }]) => 'shape' in input && 'coSignature' in input.shape,
  );
  expect(taking.map(([name]) => name).toSorted()).toEqual(acts.toSorted());
});

describe.each(acts)('%s', (act) => {
  test('is refused to the caller, to other roles, to wrong, unknown and closed accounts, each on record', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      const codes: string[] = [];
      const attempt = async (signature: Signature) =>
        codes.push((await sign(story, act, visitId, signature)).code);
      await attempt(signedBy(clerk));
      await attempt({ username: admin.username, secret: admin.pin });
      await attempt({ username: 'nadie', secret: '6413' });
      await attempt({ username: supervisor.username, secret: '0972' });
      // An administrator may sign for accounts alone; here for one that nobody was shown.
      const isAdminAct = api[act].coSignedBy.some((role) => role === 'admin');
      const byAdmin = isAdminAct ? 'changed-since-shown' : 'wrong-co-signer';
      expect(codes).toEqual(['own-act', byAdmin, 'wrong-co-signer', 'wrong-co-signer']);
      const refusals = (await auditedEvents(story)).filter((event) => event === 'co-signature-failed');
      expect(refusals).toHaveLength(4);
    }));

  test('is refused to a supervisor who is alone', () =>
    withKiosk(async (story) => {
      await makeStaff(story);
      await story.call('signIn', { username: supervisor.username, password: supervisor.password });
      const visitId = await captureDraft(story);
      expect(await sign(story, act, visitId, signedBy(supervisor))).toEqual({ code: 'own-act' });
      expect(
        await sign(story, act, visitId, { username: supervisor.username, secret: supervisor.password }),
      ).toEqual({ code: 'own-act' });
    }));

  test.each([
    (name: string) => ` ${name.toUpperCase()} `,
    (name: string) => `${name}2`,
    (name: string) => name.replace('a', 'a\u200b'),
    (name: string) => name.replace('a', 'а'),
    (name: string) => name.replace(' ', ''),
    (name: string) => name.split(' ').toReversed().join(' '),
  ])('is refused to a second account of the same person (%#)', (nameOf) =>
    withKiosk(async (story) => {
      await makeStaff(story);
      await story.call('signIn', { username: admin.username, password: admin.password });
      const twin = { username: 'sonia2', password: 'otra-roca-gris-88', pin: '8152' };
      const { name } = (await story.call('listAccounts', {})).find(
        ({ username }) => username === clerk.username,
      ) ?? { name: '' };
      const account = { ...twin, name: nameOf(name), role: 'supervisor' } as const;
      const { username, role } = account;
      expect(
        await story.callForError('createAccount', { name: account.name, username, role, otherPerson: null }),
      ).toMatchObject({ code: 'likely-same-person', accounts: [{ name }] });
      await makeAccount(story, account, supervisor, 'Madre e hija');
      await story.call('signOut', {});
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      const visitId = await captureDraft(story);
      expect(await sign(story, act, visitId, signedBy(twin))).toEqual({ code: 'own-act' });
    }),
  );

  test('is refused to a deactivated account, and when the caller changed while the signature was checked', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      const signing = sign(story, act, visitId, signedBy(supervisor));
      await story.call('signOut', {});
      expect(await signing).toEqual({ code: 'wrong-co-signer' });
      await story.call('signIn', { username: admin.username, password: admin.password });
      const account = (await story.call('listAccounts', {})).find(
        ({ username }) => username === supervisor.username,
      );
      await story.call('setAccountActive', {
        accountId: account?.id ?? '',
        active: false,
        reason: 'De vacaciones',
      });
      await story.call('signOut', {});
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect(await sign(story, act, visitId, signedBy(supervisor))).toEqual({ code: 'wrong-co-signer' });
    }));

  test('waits after too many wrong signatures, also for the right one', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      for (let count = 0; count < 4; count += 1) {
        await sign(story, act, visitId, { username: supervisor.username, secret: '0972' });
      }
      expect((await sign(story, act, visitId, signedBy(supervisor))).code).toBe('throttled');
    }));
});
