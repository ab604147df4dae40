import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runSql } from '#electron/main/db/core/connection.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { reservationFileName } from '#electron/main/db/registration/code-reservation.ts';
import { defaultSettings } from '#electron/main/db/terminal/settings-store.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';
import { clerkId, eachTestHasAStore, folder, reopen, store } from './each-test-store.ts';
import { registerWorker, tryTestStore } from './test-store.ts';

eachTestHasAStore();

/** What lies beside the database cannot be written for a while: the acts stand, the program goes on and closes. */

const disk = vi.hoisted(() => ({ fails: false, held: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    openSync: (...open: Parameters<typeof real.openSync>) => {
      if (open[0] === disk.held) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'open' });
      return real.openSync(...open);
    },
    fdatasyncSync: (descriptor: number) => {
      if (disk.fails) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' });
      real.fdatasyncSync(descriptor);
    },
  };
});

afterEach(() => {
  disk.fails = false;
  disk.held = '';
  vi.useRealTimers();
});

function touchAccount(): number {
  return runSql(store.db, 'UPDATE account SET active = active', {});
}

test('an act whose witness the disk does not take is done: who called is told, and memory follows', () => {
  const followed = vi.fn();
  disk.fails = true;
  const changed = transact(store.db, () => {
    afterCommit(store.db, followed);
    return touchAccount();
  });
  expect(changed).toBe(1);
  expect(followed).toHaveBeenCalledOnce();
});

test('upkeep goes on where a file is held by something else, and the store closes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await reopen();
  disk.held = join(folder.path, `${reservationFileName}.unfinished`);
  transact(store.db, touchAccount);
  expect(() => vi.advanceTimersByTime(30_000)).not.toThrow();
  expect(() => registerWorker(store, clerkId, {})).toThrow('EBUSY');
  expect(() => store.close()).not.toThrow();
  disk.held = '';
  const again = await tryTestStore(folder.path);
  expect(again.state).toBe('open');
  if (again.state === 'open') again.store.close();
});

test('a witness that fails on every act is logged once, is on every screen of the counter, and ends with the fault', () =>
  withKiosk(async ({ call, clerk, logged }) => {
    const failures = () => logged.filter((line) => line.includes('witness-')).map((line) => JSON.parse(line));
    await call('signIn', { username: admin.username, password: admin.password });
    expect(clerk().witnessFailing).toBe(false);
    disk.fails = true;
    for (let act = 0; act < 5; act += 1)
      await call('saveSettings', { ...defaultSettings, workerIdleSeconds: 61 + act });
    expect(clerk().witnessFailing).toBe(true);
    expect(failures()).toMatchObject([
      { event: 'witness-not-written', stack: expect.stringContaining('EIO') },
    ]);
    disk.fails = false;
    await call('saveSettings', defaultSettings);
    expect(clerk().witnessFailing).toBe(false);
    expect(failures().map(({ event }) => event)).toEqual(['witness-not-written', 'witness-written-again']);
  }));
