import { randomUUID } from 'node:crypto';
import argon2 from 'argon2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { clerk, makeStaff, supervisor } from '#test/support/fakes/journey.ts';
import { type Signable, signedActStories } from '#test/support/fakes/signed-acts.ts';
import { listApprovals } from '#test/support/list-approvals.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/**
 * A signature is for what was shown with it: whose it is, what it says, and that nothing of it changed while it was
 * read, sent or checked. An act without a story does not compile, so that every new one is walked.
 */

afterEach(() => vi.restoreAllMocks());

const signature = { username: supervisor.username, secret: supervisor.pin, reason: 'comprobado en persona' };

/** Until `release` is called, nobody's PIN is found right: the supervisor's is still being looked at. */
function holdPin(): () => void {
  const verify = argon2.verify.bind(argon2);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  vi.spyOn(argon2, 'verify').mockImplementation(async (encoded, secret, options) => {
    if (secret.toString() === supervisor.pin) await held;
    return verify(encoded, secret, options);
  });
  return release;
}

async function refusals({ call }: KioskTest) {
  const entries = await call('listAuditEntries', { before: null, limit: 20, event: 'co-signature-failed' });
  return entries.map(({ subject, detail }) => ({ subject, ...detail }));
}

describe.each(Object.entries(signedActStories))('%s', (name, prepare) => {
  const act = name as SignedActName;

  async function show(story: KioskTest, subject: Signable['subject']) {
    return story.call('showActToSign', { act, ...subject } as never);
  }
  const input = ({ subject, decided }: Signable, shown: string) =>
    ({ ...subject, ...decided, coSignature: { ...signature, shown } }) as never;

  test('takes effect as it was shown, once', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const before = await signable.effect(story);
      const { id, facts } = await show(story, signable.subject);
      await story.call(act, input(signable, id));
      expect(await signable.effect(story)).not.toEqual(before);
      expect(listApprovals(story).at(-1)).toMatchObject({
        ...{ id, subject: signable.subject, about: signable.about, facts },
        ...{ outcome: act === 'declineContactChange' ? 'refused' : 'approved' },
        ...{ decidedBy: supervisor.username, reason: signature.reason },
      });
      expect(await story.callForError(act, input(signable, id))).toEqual({ code: 'changed-since-shown' });
    }));

  test('carries what was chosen with it when it was shown, and no other choice', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const before = await signable.effect(story);
      for (const choice of signable.otherChoices ?? []) {
        const { id } = await show(story, signable.subject);
        const other = { ...signable, subject: { ...signable.subject, ...choice } };
        expect(await story.callForError(act, input(other, id))).toEqual({ code: 'changed-since-shown' });
        const shown = await show(story, other.subject);
        expect(await story.callForError(act, input(signable, shown.id))).toEqual({
          code: 'changed-since-shown',
        });
        expect(shown.facts).not.toEqual((await show(story, signable.subject)).facts);
      }
      expect(await signable.effect(story)).toEqual(before);
    }));

  test('sent twice at once, takes effect once', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const { id } = await show(story, signable.subject);
      const sent = [0, 1].map(() => story.call(act, input(signable, id)));
      const outcomes = await Promise.allSettled(sent);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await refusals(story)).toMatchObject([{ act, code: 'changed-since-shown' }]);
    }));

  test('is refused when what it is about changed while the PIN was looked at, and when it was sent for another', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const before = await signable.effect(story);
      const release = holdPin();
      const { id } = await show(story, signable.subject);
      const sent = signable.other === undefined ? signable : { ...signable, subject: signable.other };
      const signing = story.callForError(act, input(sent, id));
      await signable.meanwhile(story);
      const meanwhile = await signable.effect(story);
      release();
      expect(await signing).toEqual({ code: 'changed-since-shown' });
      expect(await signable.effect(story)).toEqual(meanwhile);
      if (signable.other !== undefined) expect(meanwhile).toEqual(before);
      expect(await refusals(story)).toMatchObject([
        { subject: signable.about, act, code: 'changed-since-shown' },
      ]);
    }));
});

test('what was shown to somebody who signed out since is not signed for whoever signed in', () =>
  withKiosk(async (story) => {
    const { subject } = await signedActStories.acceptMrz(story);
    const visitId = String(subject['visitId']);
    const { id: shown } = await story.call('showActToSign', { act: 'acceptMrz', visitId });
    await story.call('signOut', {});
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(await story.callForError('acceptMrz', { visitId, coSignature: { ...signature, shown } })).toEqual({
      code: 'changed-since-shown',
    });
  }));

test.each([
  ['by hand', (story: KioskTest) => story.call('lockScreen', {})],
  ['by itself', (story: KioskTest) => story.time.advance({ minutes: 10 })],
])('has no effect once the view was locked %s, nor after it was unlocked', (_how, lock) =>
  withKiosk(async (story) => {
    const signable = await signedActStories.acceptMrz(story);
    const { id: shown } = await story.call('showActToSign', {
      act: 'acceptMrz',
      ...signable.subject,
    } as never);
    const before = await signable.effect(story);
    const release = holdPin();
    const signing = story.callForError('acceptMrz', {
      ...signable.subject,
      coSignature: { ...signature, shown },
    } as never);
    await lock(story);
    const unlocking = story.call('unlockScreen', { secret: clerk.pin });
    release();
    expect(await signing).toEqual({ code: 'locked-since-shown' });
    await unlocking;
    expect(await signable.effect(story)).toEqual(before);
    expect(await refusals(story)).toMatchObject([
      { act: 'acceptMrz', subject: signable.about, code: 'locked-since-shown' },
    ]);
  }),
);

test('is shown only to whoever may ask for it', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const workerId = randomUUID();
    expect(await story.callForError('showActToSign', { act: 'revokeKit', workerId })).toEqual({
      code: 'not-found',
    });
  }));
