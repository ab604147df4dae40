import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as keeping from '#electron/main/db/safety/keep-backup.ts';
import { listRestorable, restoreStore } from '#electron/main/db/safety/restore-store.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { clerk, register, signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { createHangingShare, type HangingShare, mayHang } from '#test/support/hanging-share.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';
import {
  chosen,
  type SafetyTest,
  storeFolderAt,
  testBackup,
  untilKept,
  withSafeKiosk,
} from './safety-kiosk.ts';

/** A test's folders are all on one disk, which a terminal is not handed over on. */
vi.mock('#electron/main/db/safety/keep-backup.ts', async (original) => {
  const real = await original<typeof keeping>();
  return {
    ...real,
    keepBackup(...given: Parameters<typeof keeping.keepBackup>) {
      const keeper = real.keepBackup(...given);
      return { ...keeper, status: () => ({ ...keeper.status(), isSameDisk: false }) };
    },
  };
});

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'la agencia se muda' };
const ending = { username: admin.username, password: admin.password };
let folder: string;
let share: HangingShare;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-share-'));
  place = join(folder, 'share');
  mkdirSync(place);
  share = createHangingShare(place, folder);
});
afterEach(() => {
  share.goOn();
  rmSync(folder, { recursive: true, force: true });
});

/** A clerk is at work, the share is the place and has everything so far, and it hangs from now on. */
async function withHangingShare(story: (test: SafetyTest) => Promise<void>): Promise<void> {
  const backup = {
    ...testBackup,
    threadFile: share.thread('backup/backup-thread.ts'),
    safetyThreadFile: share.thread('db/safety/safety-thread.ts'),
  };
  await withSafeKiosk(
    async (test) => {
      await chosen({ ...test, stick: place });
      await signInAsClerk(test);
      await untilAllIsThere(test);
      share.hang();
      try {
        await story(test);
      } finally {
        share.goOn();
      }
    },
    { backup },
  );
}

function safetyOf({ kiosk }: KioskTest) {
  const session = kiosk().clerkSession();
  return session.state === 'signed-in' ? session.safety : null;
}

/** What is done now is at the place: its moment is rounded down to the minute. */
async function untilAllIsThere(test: KioskTest): Promise<void> {
  test.time.advance({ minutes: 1 });
  const now = test.time.systemTime().toISOString();
  await test.call('signOut', {});
  await test.call('signIn', { username: clerk.username, password: clerk.password });
  await test.until(() => {
    test.time.advance({ seconds: 1 });
    const { state, safeThrough } = safetyOf(test) ?? {};
    return state === 'kept' && (safeThrough ?? '') >= now.slice(0, 16);
  });
}

/** The kiosk's own time goes on until it is said that the place does not answer. */
async function untilSaid(test: KioskTest): Promise<void> {
  await test.until(() => {
    test.time.advance({ seconds: 5 });
    return safetyOf(test)?.problem === 'no-answer';
  });
}

async function signInAsAdmin(test: KioskTest): Promise<void> {
  await test.call('signOut', {});
  await test.call('signIn', ending);
}

describe.skipIf(!mayHang)('a share that hangs', () => {
  test('keeps nobody from working, is said, and has everything once it answers', () =>
    withHangingShare(async (test) => {
      const safe = safetyOf(test)?.safeThrough;
      await register(test);
      await untilSaid(test);
      expect(safetyOf(test)).toMatchObject({ state: 'problem', safeThrough: safe });
      await test.call('signOut', {});
      await test.call('signIn', { username: clerk.username, password: clerk.password });
      share.goOn();
      await untilAllIsThere(test);
      await test.kiosk().close();
      const target = join(test.elsewhere, 'target');
      mkdirSync(target);
      const keys = await readWithPassphrase(storeFolderAt(place), admin.passphrase);
      if (keys === undefined) throw new Error('no keys');
      const [newest] = listRestorable(storeFolderAt(place));
      const wishes = { folder: storeFolderAt(place), generation: newest?.generation ?? '', target, keys };
      const now = test.time.systemTime();
      expect(await restoreStore({ ...wishes, purpose: 'drill', now })).toMatchObject({ ok: true, people: 1 });
      keys.close();
    }));

  test('keeps no other place from being chosen, which has everything then', () =>
    withHangingShare(async (test) => {
      await register(test);
      await untilSaid(test);
      await signInAsAdmin(test);
      await test.call('chooseSafetyPlace', { path: test.stick });
      await untilKept(test);
      expect(safetyOf(test)).toMatchObject({ state: 'kept', problem: null, place: 'stick' });
      expect(listRestorable(storeFolderAt(test.stick))).toMatchObject([{ people: 1 }]);
    }));

  test('keeps the kiosk neither from closing nor from being opened again', () =>
    withHangingShare(async (test) => {
      await register(test);
      await untilSaid(test);
      let isOpen = false;
      const restarting = test.restart().then(() => {
        isOpen = true;
      });
      await test.until(() => {
        test.time.advance({ seconds: 1 });
        return isOpen;
      });
      await restarting;
      await test.call('signIn', { username: clerk.username, password: clerk.password });
      await untilSaid(test);
      share.goOn();
      await untilAllIsThere(test);
    }));

  test('is said while a terminal is handed over, which then goes on', () =>
    withHangingShare(async (test) => {
      share.goOn();
      await signInAsAdmin(test);
      await untilKept(test);
      share.hang();
      await test.call('handOverTerminal', { coSignature });
      const leaving = () => {
        test.time.advance({ seconds: 5 });
        const session = test.kiosk().clerkSession();
        return session.state === 'leaving' ? session : undefined;
      };
      await test.until(() => leaving()?.problem === 'no-answer');
      expect(leaving()).toMatchObject({ step: 'copying' });
      share.goOn();
      await test.until(() => leaving()?.step === 'copied');
    }));
});
