import { expect, test } from 'vitest';
import { pinGuesses } from '#electron/main/context/staff-secret.ts';
import {
  captureDraft,
  clerk,
  goTo,
  register,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** Four digits in the hands of a patient colleague. Source: NIST SP 800-63B 3.2.2. */

const wrongPin = '0972';
/** Past the longest wait between attempts, without the idle watch noticing. */
function waitOut(story: KioskTest): void {
  story.time.setWallClock(new Date(story.time.systemTime().getTime() + 60 * 60_000).toISOString());
}

async function guess(story: KioskTest, attempt: () => Promise<{ readonly code: string }>): Promise<void> {
  for (let count = 0; count < pinGuesses; count += 1) {
    expect((await attempt()).code).not.toBe('throttled');
    waitOut(story);
  }
}

test('a PIN guessed at ten times signs for nobody; the password does, and signing in gives the PIN back', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const visitId = await captureDraft(story);
    const sign = (secret: string) => ({
      visitId,
      coSignature: { username: supervisor.username, secret, reason: 'dígitos impresos mal' },
    });
    await guess(story, () => story.callForError('acceptMrz', sign(wrongPin)));
    expect(await story.callForError('acceptMrz', sign(supervisor.pin))).toEqual({ code: 'wrong-co-signer' });
    waitOut(story);
    await story.call('acceptMrz', sign(supervisor.password));

    await guess(story, () => story.callForError('acceptMrz', sign(wrongPin)));
    await story.call('signOut', {});
    await story.call('signIn', { username: supervisor.username, password: supervisor.password });
    await story.call('lockScreen', {});
    await story.call('unlockScreen', { secret: supervisor.pin });
    expect(story.clerk().locked).toBe(false);
  }));

test('a PIN guessed at ten times at the worker’s display ends the session, and the turn waits for the sign-in', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'birth-date');
    await guess(story, () => story.callForError('takeBackWithPin', { pin: wrongPin }));
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    await story.call('handOver', { visitId });
    await goTo(story, 'birth-date');
  }));

test('an act begun by one account and finished when another is signed in is on record as the first one’s', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { id: visitId } = await story.call('startVisit', { workerId: null });
    const adding = story.call('addDocument', {
      visitId,
      kind: 'passport',
      bytes: new TextEncoder().encode('a passport'),
    });
    await story.call('signOut', {});
    await story.call('signIn', { username: supervisor.username, password: supervisor.password });
    await adding;
    const trail = await story.call('listAuditEntries', { before: null, limit: 200, event: 'document-added' });
    expect(trail.map(({ account }) => account)).toEqual([clerk.username]);
  }));
