import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type * as keeping from '#electron/main/db/safety/keep-backup.ts';
import { createFakeReader } from '#test/support/fakes/fake-devices.ts';
import {
  captureDraft,
  clerk,
  makeStaff,
  register,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { specimenAlMasri, specimenZhang } from '#test/support/specimens/people.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';
import { chosen, environmentWith, type SafetyTest, withSafeKiosk } from './safety-kiosk.ts';

/** What two people sign of a terminal that leaves is what leaves: that place, all of this store, and no other. */

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'la agencia se muda' };
const ending = { username: admin.username, password: admin.password };

/** A test's folders are all on one disk, which a place may not be on. */
const place = vi.hoisted(() => ({ snapshots: 0 }));
beforeEach(() => Object.assign(place, { snapshots: 0 }));
vi.mock('#electron/main/db/safety/keep-backup.ts', async (original) => {
  const real = await original<typeof keeping>();
  return {
    ...real,
    keepBackup(...given: Parameters<typeof keeping.keepBackup>) {
      const keeper = real.keepBackup(...given);
      return {
        ...keeper,
        status: () => ({ ...keeper.status(), isSameDisk: false }),
        takeSnapshot() {
          place.snapshots += 1;
          return keeper.takeSnapshot();
        },
      };
    },
  };
});

const stateOf = ({ kiosk }: KioskTest) => kiosk().clerkSession();

async function untilStep(story: KioskTest, step: 'copied' | 'closed'): Promise<void> {
  await story.until(() => {
    story.time.advance({ seconds: 1 });
    const session = stateOf(story);
    return session.state === step || (session.state === 'leaving' && session.step === step);
  });
}

const partsIn = (folder: string) =>
  readdirSync(folder).filter((name) => /^(ventanilla\.(db$|check)|keyring|documents)/.test(name));

test('another drive of the same name is another place: the signature is asked again', () => {
  const roots: string[] = [];
  const list = async () => roots.map((root) => ({ root, name: 'RESPALDO' }));
  return withSafeKiosk(
    async (story) => {
      const second = join(story.elsewhere, 'second');
      mkdirSync(second);
      roots.push(story.stick, second);
      await makeStaff(story);
      await story.call('signIn', ending);
      await chosen(story);
      const { id } = await story.call('showActToSign', { act: 'handOverTerminal' });
      await story.call('chooseSafetyPlace', { path: second });
      await story.until(async () => (await story.call('getLeaving', {})).handingOver.length === 0);
      expect(
        await story.callForError('handOverTerminal', { coSignature: { ...coSignature, shown: id } }),
      ).toEqual({ code: 'changed-since-shown' });
      await story.call('handOverTerminal', { coSignature });
      expect(stateOf(story)).toMatchObject({ state: 'leaving', place: 'RESPALDO' });
    },
    { drives: { ...(environmentWith('').drives ?? expect.fail('no drives')), list } },
  );
});

test('what was begun before it was signed, and is acknowledged after, is in the last copy', () => {
  const reader = createFakeReader();
  const { read } = reader;
  let isRead: Promise<void> | undefined;
  let finish = (): void => undefined;
  reader.read = async (bytes) => {
    await isRead;
    return read(bytes);
  };
  return withSafeKiosk(
    async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      isRead = new Promise((resolve) => {
        finish = resolve;
      });
      const adding = story.call('addDocument', { visitId, kind: 'visa', bytes: Buffer.from('a visa') });
      await story.call('signOut', {});
      await story.call('signIn', ending);
      await chosen(story);
      place.snapshots = 0;
      await story.call('handOverTerminal', { coSignature });
      for (let second = 0; second < 5; second += 1) {
        story.time.advance({ seconds: 1 });
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(place.snapshots).toBe(0);
      expect(stateOf(story)).toMatchObject({ state: 'leaving', step: 'copying' });
      finish();
      expect(await adding).toMatchObject({ kind: 'visa' });
      await untilStep(story, 'copied');
      expect(place.snapshots).toBe(1);
    },
    { reader },
  );
});

/** Closed after two people were registered; `before` is a copy of its folder from when there was one. */
async function closedWithCopy(story: SafetyTest, before: string): Promise<string> {
  await signInAsClerk(story);
  await register(story);
  await story.kiosk().close();
  cpSync(story.dataDirectory, before, { recursive: true });
  await story.restart();
  await story.call('signIn', { username: clerk.username, password: clerk.password });
  const { identificationCode } = await register(story, specimenZhang);
  await story.call('signOut', {});
  await story.call('signIn', ending);
  await chosen(story);
  await story.call('closeTerminal', { withoutHeadOffice: true, coSignature });
  await untilStep(story, 'closed');
  return identificationCode;
}

test('a copy of before that is put where a terminal was closed lacks acts, and gives no code again', () =>
  withSafeKiosk(async (story) => {
    const before = join(story.elsewhere, 'before');
    const given = await closedWithCopy(story, before);
    await story.kiosk().close();
    cpSync(before, story.dataDirectory, { recursive: true });
    await story.restart();
    expect(stateOf(story)).toMatchObject({ state: 'closed' });
    await story.call('putCertificateAway', {});
    expect(stateOf(story)).toMatchObject({ state: 'acts-missing' });
    await story.restart();
    expect(stateOf(story)).toMatchObject({ state: 'acts-missing' });
    await story.call('goOnWithoutActs', { ...ending, reason: 'se cerró por error' });
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect((await register(story, specimenAlMasri)).identificationCode > given).toBe(true);
    await story.restart();
    expect(stateOf(story)).toMatchObject({ state: 'signed-out' });
  }));

test('a terminal that was closed is restored where it was', () =>
  withSafeKiosk(async (story) => {
    const given = await closedWithCopy(story, join(story.elsewhere, 'before'));
    await story.call('putCertificateAway', {});
    expect(stateOf(story)).toMatchObject({ state: 'first-run' });
    const [place] = await story.call('lookForBackups', { folder: null });
    const [store] = place?.stores ?? [];
    const generation = store?.snapshots.at(-1)?.generation ?? '';
    const choice = { path: story.stick, store: store?.name ?? '', generation };
    await story.call('restoreTerminal', { ...choice, recoveryPassphrase: admin.passphrase });
    expect(stateOf(story)).toMatchObject({ state: 'restored' });
    await story.call('closeRestoreReport', {});
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect((await register(story, specimenAlMasri)).identificationCode > given).toBe(true);
  }));

test('a start destroys nothing of a store that came into the folder of one that was closed', () =>
  withSafeKiosk(async (closed) => {
    await makeStaff(closed);
    await closed.call('signIn', ending);
    await closed.call('closeTerminal', { withoutHeadOffice: false, coSignature });
    await untilStep(closed, 'closed');
    const closing = JSON.parse(readFileSync(join(closed.dataDirectory, 'closing.json'), 'utf8'));
    await withSafeKiosk(
      async (living) => {
        await signInAsClerk(living);
        await register(living);
        const kept = join(living.elsewhere, 'kept');
        await living.kiosk().close();
        cpSync(living.dataDirectory, kept, { recursive: true });
        const file = join(living.dataDirectory, 'closing.json');
        const parts = partsIn(living.dataDirectory);
        const interrupted = JSON.stringify({ ...closing, erasedAt: null });
        writeFileSync(file, interrupted);
        await living.restart();
        expect(stateOf(living)).toMatchObject({
          ...{ state: 'unavailable', problem: 'of-another-store', file: 'closing.json' },
        });
        expect(partsIn(living.dataDirectory)).toEqual(parts);
        // One copy of its ring is enough to tell.
        writeFileSync(join(living.dataDirectory, 'keyring.json'), Buffer.alloc(600));
        await living.restart();
        expect(stateOf(living)).toMatchObject({ state: 'unavailable', problem: 'of-another-store' });
        expect(partsIn(living.dataDirectory)).toEqual(parts);
        // Its rings may be gone, and what the passphrase opens at the backup place be all that is left of them.
        for (const name of ['keyring.json', 'keyring.copy.json']) rmSync(join(living.dataDirectory, name));
        await living.restart();
        expect(stateOf(living)).toMatchObject({ state: 'unavailable', problem: 'of-another-store' });
        expect(partsIn(living.dataDirectory)).toEqual(parts.filter((name) => !name.startsWith('keyring')));
        rmSync(join(living.dataDirectory, 'ventanilla.db'));
        await living.restart();
        expect(stateOf(living)).toMatchObject({ state: 'unavailable', problem: 'of-another-store' });
        expect(readdirSync(join(living.dataDirectory, 'documents'))).not.toEqual([]);
        cpSync(kept, living.dataDirectory, { recursive: true });
        // Taken out, the store is worked with.
        writeFileSync(file, JSON.stringify(closing));
        await living.restart();
        expect(stateOf(living)).toMatchObject({ state: 'closed' });
        await living.call('putCertificateAway', {});
        expect(stateOf(living)).toMatchObject({ state: 'signed-out' });
        await living.call('signIn', ending);
        expect(await living.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
      },
      {},
      1,
    );
  }));
