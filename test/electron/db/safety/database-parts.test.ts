import { randomBytes, randomFillSync } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { manifestName, readManifest, writeManifest } from '#electron/main/backup/backup-place.ts';
import { hashFile } from '#electron/main/backup/copy-file.ts';
import { type PartList, partSize, readPartList } from '#electron/main/backup/part-list.ts';
import { copyDatabase, readBack } from '#electron/main/backup/part-pool.ts';
import type { BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { listRestorable } from '#electron/main/db/safety/restore-store.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { compareStores } from '#electron/tools/compare-stores.ts';
import { testPassphrase } from '../test-store.ts';
import {
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreFrom,
  until,
} from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, folder, stick, target } from './two-machines.ts';

let place: BackupPlace;
eachTestHasTwoMachines();
beforeEach(() => {
  place = placeAt(stick);
});

async function atWork() {
  const { store, keeper } = await openWithBackup(data);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  async function register(numbers: readonly string[]): Promise<void> {
    for (const number of numbers) await registerWithDocument(store, clerkId, number);
    await moveLog();
  }
  /** Into the database, so that the next snapshot finds it there. */
  async function moveLog(): Promise<void> {
    await keeper.flush(30_000);
    store.db.pragma('wal_checkpoint(PASSIVE)');
    keeper.logMoved();
  }
  return { store, keeper, register };
}

async function keysAtPlace() {
  const keys = await readWithPassphrase(newestOf(place).folder, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  return keys;
}

function packs(): string[] {
  return readdirSync(newestOf(place).path('parts')).toSorted();
}

function sizeOf(pack: string): number {
  return statSync(newestOf(place).path(`parts/${pack}`)).size;
}

function generations(): string[] {
  return listRestorable(newestOf(place).folder).map(({ generation }) => generation);
}

async function restored(generation: string) {
  rmSync(target, { recursive: true });
  mkdirSync(target);
  return restoreFrom(place, generation, target);
}

async function isAsInData(): Promise<void> {
  const keys = await keysAtPlace();
  const comparison = await compareStores({ directory: data, keys }, { directory: target, keys });
  keys.close();
  expect(comparison.differences).toEqual([]);
}

async function faults() {
  const keys = await keysAtPlace();
  const found = await checkBackup(newestOf(place).folder, keys);
  keys.close();
  return found.faults.map(({ file, fault }) => ({ file, fault }));
}

function spoil(file: string, at: number): void {
  const path = newestOf(place).path(file);
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('a second snapshot writes what changed alone, and both are restored as they were', async () => {
  const { store, register, keeper } = await atWork();
  await register(Array.from({ length: 40 }, (_, person) => `A${person}`));
  await keeper.takeSnapshot();
  await register(['B1']);
  await keeper.takeSnapshot();
  store.close();
  const [last = '', before = ''] = generations();
  const [now, then] = [listOf(last).parts, listOf(before).parts];
  const changed = now.filter(({ digest }, index) => digest !== then[index]?.digest);
  expect(now.filter(({ pack }) => pack === `${last}.000`)).toEqual(changed);
  // The last part of a database may be half of one.
  expect(Math.ceil(sizeOf(`${last}.000`) / partSize)).toBe(changed.length);
  expect(changed.length).toBeLessThan(now.length / 2);
  expect(await restored(before)).toMatchObject({ ok: true, people: 41 });
  await isAsInData();
  expect(await restored(last)).toMatchObject({ ok: true, people: 41, actsOfJournal: 0 });
  await isAsInData();
  expect(await faults()).toEqual([]);
});

test('a pack goes when no generation names it, and not before', async () => {
  const { store, register, keeper } = await atWork();
  for (let round = 0; round < 8; round += 1) {
    await register([`R${round}`]);
    await keeper.takeSnapshot();
  }
  store.close();
  const keys = await keysAtPlace();
  const { folder: storeFolder } = newestOf(place);
  const named = new Set<string>();
  for (const manifest of listRestorable(storeFolder)) {
    if (manifest.format !== 2) throw new Error('an old format');
    for (const name of readPartList(storeFolder, manifest)?.packs.keys() ?? []) named.add(name);
  }
  keys.close();
  expect(generations()).toHaveLength(3);
  expect(packs()).toEqual([...named].toSorted());
  for (const [index, generation] of generations().entries()) {
    // The journal of each goes on until the next one is whole.
    expect(await restored(generation)).toMatchObject({ ok: true, people: [8, 8, 7][index] });
  }
});

test('no pack goes while a generation does not tell which it names', async () => {
  const { store, register, keeper } = await atWork();
  const [damaged = ''] = generations();
  spoil(`${damaged}/manifest.json`, 0);
  for (let round = 0; round < 2; round += 1) {
    await register([`R${round}`]);
    await keeper.takeSnapshot();
  }
  store.close();
  expect(packs()).toContain(`${damaged}.000`);
});

test('what little is left in use of a pack is written anew, so that the pack can go', async () => {
  const path = join(folder.path, 'database');
  const bytes = randomBytes(40 * partSize + 2048);
  async function copied(generation: string, before: PartList | undefined) {
    writeFileSync(path, bytes);
    const source = openSync(path, 'r');
    const wishes = { source, folder: target, generation, before, damaged: [] };
    const copy = await copyDatabase({ ...wishes, pause: async () => undefined, onProgress: () => undefined });
    closeSync(source);
    return copy;
  }
  const first = await copied('one', undefined);
  expect([...first.packs]).toEqual([['one.000', bytes.length]]);
  randomFillSync(bytes, 0, 25 * partSize);
  const second = await copied('two', first);
  expect(second.packs.get('two.000')).toBe(25 * partSize);
  expect(second.packs.has('one.000')).toBe(true);
  const third = await copied('three', second);
  expect([...third.packs]).toEqual([
    ['two.000', 25 * partSize],
    ['three.000', 15 * partSize + 2048],
  ]);
  expect(third.parts.map(({ digest }) => digest)).toEqual(second.parts.map(({ digest }) => digest));
  await readBack(target, third, async () => undefined);
});

function listOf(generation: string) {
  const { folder: storeFolder } = newestOf(place);
  const { manifest } = readManifest(join(storeFolder, generation, manifestName));
  const list = manifest.format === 2 ? readPartList(storeFolder, manifest) : undefined;
  if (list === undefined) throw new Error(`${generation} has no list`);
  return list;
}

test('a damaged pack is named by a check, and the next snapshot is whole without it', async () => {
  const { store, keeper } = await atWork();
  const [first = ''] = generations();
  spoil(`parts/${first}.000`, 5000);
  await keeper.takeSnapshot();
  // By its length it is as it was: only who reads it knows.
  expect(await restored(generations()[0] ?? '')).toMatchObject({ ok: false, file: `parts/${first}.000` });
  const found = await faults();
  expect(found).toEqual([{ file: `parts/${first}.000`, fault: 'damaged' }]);
  await keeper.takeSnapshot(found.map(({ file }) => file));
  store.close();
  expect(await restored(generations()[0] ?? '')).toMatchObject({ ok: true });
  await isAsInData();
});

test('a damaged part that no snapshot names any more is found, and keeps the newest copy from nothing', async () => {
  const { store, keeper, register } = await atWork();
  const [first = ''] = generations();
  for (let round = 0; round < 6; round += 1) {
    await register([`R${round}`]);
    await keeper.takeSnapshot();
  }
  store.close();
  const pack = `${first}.000`;
  expect(generations()).not.toContain(first);
  const named = generations().flatMap((generation) => listOf(generation).parts);
  const used = new Set(named.filter((part) => part.pack === pack).map(({ slot }) => slot));
  const slots = Array.from({ length: Math.ceil(sizeOf(pack) / partSize) }, (_none, slot) => slot);
  const left = slots.find((slot) => !used.has(slot)) ?? -1;
  expect(used.size).toBeGreaterThan(0);
  spoil(`parts/${pack}`, left * partSize + 10);
  const keys = await keysAtPlace();
  const found = await checkBackup(newestOf(place).folder, keys);
  keys.close();
  expect(found.faults).toEqual([{ file: `parts/${pack}`, fault: 'damaged', isNeeded: false }]);
  expect(await restored(generations()[0] ?? '')).toMatchObject({ ok: true });
  await isAsInData();
});

/** Lists of parts as they were written before packs had seals. */
async function withoutSeals(): Promise<void> {
  const keys = await keysAtPlace();
  for (const generation of generations()) {
    const path = join(newestOf(place).folder, generation);
    const list = join(path, 'parts.list');
    writeFileSync(list, readFileSync(list, 'utf8').replace(/^seal .*\n/gm, ''));
    const { manifest } = readManifest(join(path, manifestName));
    if (manifest.format !== 2) throw new Error('an old format');
    const database = { ...manifest.database, list: { name: 'parts.list', ...hashFile(list) } };
    writeManifest(join(path, manifestName), { ...manifest, database }, keys.key('backup'));
  }
  keys.close();
}

test('packs of a version before, without seals, are checked by what is named of them, and gone on from', async () => {
  const before = await atWork();
  const [first = ''] = generations();
  await before.register(['A1']);
  await before.keeper.takeSnapshot();
  before.store.close();
  await withoutSeals();
  expect(listOf(first).seals.size).toBe(0);
  expect(await faults()).toEqual([]);
  const { store, keeper, register } = await atWork();
  await register(['A2']);
  await keeper.takeSnapshot();
  store.close();
  const [last = ''] = generations();
  const { packs: all, seals } = listOf(last);
  expect(all.has(`${first}.000`)).toBe(true);
  expect([...seals.keys()]).toEqual([`${last}.000`]);
  expect(await faults()).toEqual([]);
  expect(await restored(last)).toMatchObject({ ok: true, people: 2 });
  await isAsInData();
  spoil(
    `parts/${first}.000`,
    (listOf(last).parts.find(({ pack }) => pack === `${first}.000`)?.slot ?? 0) * partSize,
  );
  expect(await faults()).toEqual([{ file: `parts/${first}.000`, fault: 'damaged' }]);
});

test('a damaged document is written anew by the snapshot that is told of it', async () => {
  const { store, keeper, register } = await atWork();
  await register(['A1']);
  const root = newestOf(place).path('documents');
  const [shard = ''] = readdirSync(root);
  const [name = ''] = readdirSync(join(root, shard));
  spoil(`documents/${shard}/${name}`, 100);
  expect(await faults()).toEqual([{ file: `documents/${shard}/${name}`, fault: 'damaged' }]);
  await keeper.takeSnapshot([`documents/${shard}/${name}`]);
  store.close();
  expect(await faults()).toEqual([]);
});

test('a pack that is gone is written anew', async () => {
  const { store, keeper } = await atWork();
  const [first = ''] = generations();
  rmSync(newestOf(place).path(`parts/${first}.000`));
  await keeper.takeSnapshot();
  store.close();
  const [last = ''] = generations();
  expect(await restored(last)).toMatchObject({ ok: true });
  await isAsInData();
  expect(await faults()).toEqual([{ file: `parts/${first}.000`, fault: 'missing' }]);
});

/** A generation as it was written before there were parts. */
async function inOldFormat(generation: string): Promise<void> {
  const { folder: storeFolder } = newestOf(place);
  const { packs: all, parts } = listOf(generation);
  const database = Buffer.concat(
    parts.map(({ pack, slot }) => {
      const bytes = readFileSync(join(storeFolder, 'parts', pack));
      return bytes.subarray(slot * partSize, Math.min((slot + 1) * partSize, all.get(pack) ?? 0));
    }),
  );
  const path = join(storeFolder, generation);
  writeFileSync(join(path, 'database.000'), database.subarray(0, 100_000));
  writeFileSync(join(path, 'database.001'), database.subarray(100_000));
  const { manifest } = readManifest(join(path, manifestName));
  const keys = await keysAtPlace();
  const files = ['database.000', 'database.001'].map((name) => ({ name, ...hashFile(join(path, name)) }));
  writeManifest(join(path, manifestName), { ...manifest, format: 1, database: files }, keys.key('backup'));
  keys.close();
  rmSync(join(path, 'parts.list'));
  rmSync(join(storeFolder, 'parts'), { recursive: true });
}

test('a snapshot of the format before is checked, restored, and gone on from', async () => {
  const first = await atWork();
  await first.register(['A1']);
  await first.keeper.takeSnapshot();
  first.store.close();
  const [old = '', older = ''] = generations();
  rmSync(newestOf(place).path(older), { recursive: true });
  await inOldFormat(old);
  expect(await faults()).toEqual([]);
  expect(await restored(old)).toMatchObject({ ok: true, people: 1 });
  await isAsInData();
  for (const name of ['restored.json', 'restored.copy.json']) rmSync(newestOf(place).path(name));
  const again = await atWork();
  await again.register(['A2']);
  await again.keeper.takeSnapshot();
  again.store.close();
  expect(generations()).toContain(old);
  expect(await faults()).toEqual([]);
  expect(await restored(generations()[0] ?? '')).toMatchObject({ ok: true, people: 2 });
  spoil(`${old}/database.001`, 20);
  expect(await faults()).toEqual([{ file: `${old}/database.001`, fault: 'damaged' }]);
  expect(await restored(old)).toEqual({
    ok: false,
    problem: 'part-damaged',
    file: `${old}/database.001`,
  });
});
