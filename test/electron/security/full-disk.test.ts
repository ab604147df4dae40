import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { admin, type KioskTest, setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';

/** A full disk opens nothing: what cannot be written on the trail still locks and signs out. */

const small = mkdtempSync(join(tmpdir(), 'ventanilla-full-'));
const canMount = mount();

/** Only an administrator of the machine may mount. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  if (canMount) execFileSync('umount', ['--lazy', small]);
  rmSync(small, { recursive: true, force: true });
});

/** Fills the disk, and the log's own spare room, until nothing more is taken. */
async function fill({ call }: KioskTest): Promise<void> {
  const { bavail, bsize } = statfsSync(small);
  writeFileSync(join(small, 'filler'), '');
  try {
    writeFileSync(join(small, 'filler'), Buffer.alloc(Number(bavail) * Number(bsize)));
  } catch {
    truncateSync(join(small, 'filler'), Number(bavail) * Number(bsize));
  }
  for (let i = 0; i < 5000; i += 1) {
    try {
      await call('openWorker', { workerId: crypto.randomUUID() }).catch(() => undefined);
      await call('saveSettings', { ...(await call('getSettings', {})), clerkIdleMinutes: 2 + (i % 2) });
    } catch {
      return;
    }
  }
  throw new Error('the disk does not fill');
}

async function signedInOnFullDisk(name: string, story: (test: KioskTest) => Promise<void>): Promise<void> {
  const data = join(small, name);
  mkdirSync(data);
  await withEmptyKiosk(async (test) => {
    await test.call('setUpTerminal', setUp);
    await test.call('signIn', { username: admin.username, password: admin.password });
    await fill(test);
    try {
      await story(test);
    } finally {
      rmSync(join(small, 'filler'), { force: true });
    }
  }, data);
  rmSync(data, { recursive: true, force: true });
}

describe.skipIf(!canMount)('on a full disk', () => {
  test('the view locks by hand', () =>
    signedInOnFullDisk('hand', async (story) => {
      await story.call('lockScreen', {}).catch(() => undefined);
      expect(story.clerk().locked).toBe(true);
    }));

  test('the view locks when it is left alone, and the program goes on', () =>
    signedInOnFullDisk('idle', async (story) => {
      story.time.advance({ minutes: 5 });
      expect(story.clerk().locked).toBe(true);
    }));

  test('whoever signs out is out', () =>
    signedInOnFullDisk('out', async (story) => {
      await story.call('signOut', {}).catch(() => undefined);
      expect(story.kiosk().status().role).toBeUndefined();
    }));
});
