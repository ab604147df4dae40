import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../test-store.ts';
import {
  atWork,
  generationsAt,
  placeAt,
  registerWithDocument,
  restoreFrom,
  restoreNewest,
  until,
} from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, other, stick, target } from './two-machines.ts';

/** Milliseconds after which a place that could not be used is tried again. */
const betweenTries = 10_000;

eachTestHasTwoMachines();

/** A drive of its own, in memory, so small that it fills; the machine may not let a test have one. */
function mount(path: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path]).status === 0;
}
const mounted: string[] = [];
function mayMount(): boolean {
  const folder = temporaryDirectory();
  const may = mount(folder.path);
  if (may) spawnSync('umount', [folder.path]);
  folder.remove();
  return may;
}
afterEach(() => {
  for (const path of mounted.splice(0)) spawnSync('umount', ['--lazy', path]);
});

describe('a drive', () => {
  test.skipIf(!mayMount())(
    'that is full says so, keeps what was safe, and goes on when it has room',
    async () => {
      const drive = join(stick, 'drive');
      mkdirSync(drive);
      expect(mount(drive)).toBe(true);
      mounted.push(drive);
      const place = placeAt(drive);
      const { store, keeper, environment } = await atWork(data, place);
      for (const number of ['A1', 'A2']) await registerWithDocument(store, clerkId, number);
      await keeper.flush(30_000);
      const safe = keeper.status().safeThrough;

      const filler = join(drive, 'fotos.zip');
      const { bavail, bsize } = statfsSync(drive);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 100_000));
      await registerWithDocument(store, clerkId, 'A3', 400_000);
      await until(() => keeper.status().problem === 'full');
      expect(keeper.status()).toMatchObject({ state: 'problem', safeThrough: safe });
      const [generation = ''] = generationsAt(place);
      expect(await restoreFrom(place, generation, other, 'drill')).toMatchObject({ ok: true, people: 2 });

      rmSync(filler);
      environment.pass(betweenTries);
      await until(() => keeper.status().state === 'kept');
      await keeper.flush(30_000);
      store.close();
      expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 3, missingDocuments: [] });
      expect(environment.failures).toEqual([]);
    },
  );

  test('of FAT32 takes every name that is written there, each once whatever its capitals', async () => {
    const place = placeAt(stick);
    const { store, keeper } = await atWork(data, place);
    for (const number of ['A1', 'A2']) await registerWithDocument(store, clerkId, number);
    await keeper.takeSnapshot();
    await keeper.flush(30_000);
    store.close();
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
    const paths = readdirSync(stick, { recursive: true }).map(String);
    expect(paths.length).toBeGreaterThan(10);
    for (const name of paths.map((path) => basename(path))) {
      expect(name).toMatch(/^[\w.-]{1,100}$/);
      expect(name).not.toMatch(/[. ]$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    // With a drive's letter before it, also where a program takes no longer ones.
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThan(200);
  });
});
