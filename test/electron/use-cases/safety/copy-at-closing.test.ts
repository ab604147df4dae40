import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BackupStatus } from '#electron/main/db/safety/backup-keeper.ts';
import { createCopyAtClosing } from '#electron/main/use-cases/safety/copy-at-closing.ts';
import { setUpTestStore, temporaryDirectory } from '#test/electron/db/test-store.ts';
import { admin } from '#test/support/with-kiosk.ts';
import { chosen, type SafetyTest, storeFolderAt, untilKept, withSafeKiosk } from './safety-kiosk.ts';

/** Full copies at the place. */
function copies({ stick }: SafetyTest): number {
  return readdirSync(storeFolderAt(stick)).filter((name) => /^\d{6}-/.test(name)).length;
}

// It is nine of a Monday, and the branch closes at five.

/** What the place knows of this terminal, whoever is signed in. */
async function look(story: SafetyTest) {
  if (story.kiosk().clerkSession().state !== 'signed-in') {
    await story.call('signIn', { username: admin.username, password: admin.password });
  }
  return story.call('getSafety', {});
}

/** A minute goes by whenever everything is at the place, until there are so many copies. */
function untilCopies(story: SafetyTest, count: number): Promise<void> {
  return story.until(async () => {
    const { status, snapshot } = await look(story);
    if (copies(story) === count && snapshot === null && status.state === 'kept') return true;
    if (status.state === 'kept') story.time.advance({ minutes: 1 });
    return false;
  });
}

test('when the branch closes a full copy is made, once', () =>
  withSafeKiosk(async (story) => {
    await chosen(story);
    const { snapshotAt: first, copyAt } = await look(story);
    expect(copyAt).toBe('17:00');
    story.time.pass((7 * 60 + 57) * 60_000);
    await story.until(async () => (await look(story)).status.state === 'kept');
    story.time.advance({ minutes: 1 });
    await untilKept(story);
    expect(copies(story)).toBe(1);
    await untilCopies(story, 2);
    await story.until(async () => (await look(story)).snapshotAt !== first);
    const { snapshotAt } = await look(story);
    expect(snapshotAt).toMatch(/T22:0/);
    for (let minute = 0; minute < 3; minute += 1) {
      story.time.advance({ minutes: 1 });
      await story.until(async () => (await look(story)).status.state === 'kept');
    }
    expect(await look(story)).toMatchObject({ snapshotAt });
  }));

test('a machine that was off when it closed makes the copy when it is on', () =>
  withSafeKiosk(async (story) => {
    await chosen(story);
    story.time.pass(9 * 60 * 60_000);
    await story.restart();
    await look(story);
    await untilKept(story);
    expect(copies(story)).toBe(1);
    await untilCopies(story, 2);
  }));

test('who stops it does not have it begun again before the next closing', async () => {
  const folder = temporaryDirectory();
  const { store } = await setUpTestStore(folder.path);
  let now = new Date('2026-03-02T22:01:00.000Z');
  let begun = 0;
  const status = (): BackupStatus => ({
    place: '/place',
    state: 'kept',
    problem: null,
    safeThrough: null,
    snapshotAt: '2026-03-02T14:30:00.000Z',
    progress: null,
    isSameDisk: false,
  });
  const takeSnapshot = async () => {
    begun += 1;
    return 'cancelled' as const;
  };
  const clock = { ...store.clock, now: () => now };
  const copyAtClosing = createCopyAtClosing({
    db: store.db,
    clock,
    safety: { backup: { status, takeSnapshot } },
  });
  await copyAtClosing();
  await copyAtClosing();
  expect(begun).toBe(1);
  now = new Date('2026-03-03T22:01:00.000Z');
  await copyAtClosing();
  expect(begun).toBe(2);
  store.close();
  folder.remove();
});
