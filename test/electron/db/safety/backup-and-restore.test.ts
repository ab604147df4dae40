import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { listAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { readWithPassphrase, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { compareStores } from '#electron/tools/compare-stores.ts';
import { parseIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { openTestStore, testNow, testPassphrase, tryTestStore } from '../test-store.ts';
import {
  atWork,
  generationsAt,
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreFrom,
  restoreNewest,
  testBackup,
  until,
} from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, folder, stick, target } from './two-machines.ts';

const disk = vi.hoisted(() => ({ refused: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    openSync: (...open: Parameters<typeof real.openSync>) => {
      if (open[0] === disk.refused)
        throw Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'open' });
      return real.openSync(...open);
    },
  };
});

eachTestHasTwoMachines();

async function compared() {
  const keys = await readWithPassphrase(data, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  const comparison = await compareStores({ directory: data, keys }, { directory: target, keys });
  keys.close();
  return comparison;
}

function sequenceOf(code: string): number {
  const parsed = parseIdentificationCode(code);
  return parsed.ok ? parsed.sequence : Number.NaN;
}

/** The first opening on the new machine. */
async function openRestored() {
  (await unsealWithPassphrase(target, testPassphrase, undefined))?.close();
  return openTestStore(target);
}

test('what was acknowledged before and after the snapshot is restored, row by row', async () => {
  const environment = testBackup();
  const { store, keeper } = await openWithBackup(data, environment);
  await registerWithDocument(store, clerkId, 'A1');
  const place = placeAt(stick);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  for (const number of ['B1', 'B2', 'B3']) await registerWithDocument(store, clerkId, number);
  await keeper.flush(30_000);
  expect(environment.failures).toEqual([]);
  expect(keeper.status()).toMatchObject({ state: 'kept', problem: null, isSameDisk: true });
  store.close();
  expect(await restoreNewest(place, target)).toMatchObject({
    ok: true,
    people: 4,
    documents: 4,
    missingDocuments: [],
    journalFault: undefined,
  });
  expect(await compared()).toMatchObject({ differences: [], documents: 4 });
});

test('a comparison finds a row and a document that differ', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  await registerWithDocument(store, clerkId, 'A1');
  await keeper.flush(30_000);
  await registerWithDocument(store, clerkId, 'A2');
  store.close();
  const folderOfStore = newestOf(place).folder;
  const [generation = ''] = generationsAt(place);
  const journals = readdirSync(join(folderOfStore, generation)).filter((name) => name.startsWith('journal'));
  for (const name of journals) rmSync(join(folderOfStore, generation, name));
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 0 });
  const { differences } = await compared();
  expect(differences).toContainEqual({
    what: 'table worker',
    how: 'rows that only the first has: 2; only the second: 0',
  });
  const documents = differences.filter(({ what }) => what.startsWith('file of document '));
  expect(documents.map(({ how }) => how)).toContain('it is missing in the second');
});

test('the restored store opens, gives no code again, and goes on with its trail', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  const { code } = await registerWithDocument(store, clerkId, 'A1');
  await keeper.flush(30_000);
  // Acknowledged, and lost with the machine before it was at the place.
  keeper.usePlace(null);
  const lost = await registerWithDocument(store, clerkId, 'A2');
  store.close();
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 1 });
  const restored = await openRestored();
  const next = await registerWithDocument(restored, clerkId, 'A3');
  expect(await restored.verifyAudit()).toMatchObject({ verdict: 'intact' });
  expect(restored.faults).toEqual([]);
  const events = listAudit(restored.db, { before: null, limit: 10, event: null }).map(({ event }) => event);
  expect(events).toContain('store-restored');
  expect(events).not.toContain('witness-differs');
  restored.close();
  expect([code, lost.code]).not.toContain(next.code);
  expect(sequenceOf(next.code)).toBeGreaterThan(sequenceOf(lost.code));
});

test('what is restored twice from one snapshot gives no code twice, wherever the place was meanwhile', async () => {
  const place = placeAt(stick);
  const { store } = await atWork(data, place);
  store.close();
  const given: string[] = [];
  for (let machine = 0; machine < 3; machine += 1) {
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
    const restored = await openRestored();
    for (let person = 0; person < 3; person += 1) {
      given.push((await registerWithDocument(restored, clerkId, `M${machine}P${person}`)).code);
    }
    restored.close();
    rmSync(target, { recursive: true });
    mkdirSync(target);
  }
  expect(new Set(given).size).toBe(9);
});

test('the machine before, come back to life, writes nothing at the place', async () => {
  const place = placeAt(stick);
  const { store } = await atWork(data, place);
  store.close();
  await restoreNewest(place, target);
  (await openRestored()).close();
  const old = await openWithBackup(data);
  const stopped: string[] = [];
  old.store.onStop((why) => stopped.push(why));
  old.keeper.usePlace(place);
  await until(() => old.keeper.status().problem === 'goes-on-elsewhere');
  expect(stopped).toEqual(['goes-on-elsewhere']);
  await expect(registerWithDocument(old.store, clerkId, 'Z1')).rejects.toThrow('readonly');
  old.store.close();
  const environment = testBackup();
  const restored = await openWithBackup(target, environment);
  restored.keeper.usePlace(place);
  await until(() => restored.keeper.status().state === 'kept');
  restored.store.close();
  expect(generationsAt(place)).toHaveLength(2);
});

test('a drill restores all of it, and leaves nothing and claims nothing', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  await registerWithDocument(store, clerkId, 'A1');
  await keeper.flush(30_000);
  const before = readdirSync(newestOf(place).folder);
  const drill = await restoreFrom(place, generationsAt(place)[0] ?? '', target, 'drill');
  expect(drill).toMatchObject({ ok: true, people: 1, documents: 1, missingDocuments: [] });
  expect(readdirSync(target)).toEqual([]);
  expect(readdirSync(newestOf(place).folder)).toEqual(before);
  store.close();
});

test('a place that cannot be written to is restored from by nobody', async () => {
  const place = placeAt(stick);
  const { store } = await atWork(data, place);
  store.close();
  disk.refused = join(newestOf(place).folder, 'restored.json.unfinished');
  expect(await restoreNewest(place, target)).toMatchObject({ ok: false, problem: 'place-not-writable' });
  disk.refused = '';
  expect(readdirSync(target)).toEqual([]);
});

test('nothing is said to be safe before the first snapshot is whole', async () => {
  const seen: string[] = [];
  const environment = { ...testBackup(), onChange: () => tell() };
  const { store, keeper } = await openWithBackup(data, environment);
  function tell(): void {
    const { state, safeThrough } = keeper.status();
    seen.push(`${state}: ${safeThrough === null ? 'nothing' : 'something'} is safe`);
  }
  keeper.usePlace(placeAt(stick));
  await until(() => keeper.status().safeThrough !== null);
  store.close();
  expect(seen).toContain('snapshot: nothing is safe');
  expect(new Set(seen.filter((told) => told.endsWith('something is safe')))).toEqual(
    new Set(['kept: something is safe']),
  );
});

test.skipIf(process.platform !== 'linux')(
  'no row is at the place before the document that it names',
  async () => {
    const place = placeAt(stick);
    const { store, keeper } = await atWork(data, place);
    const documents = join(newestOf(place).folder, 'documents');
    rmSync(documents, { recursive: true });
    // No document can be written there, and no account may change that.
    symlinkSync('/sys', documents);
    await registerWithDocument(store, clerkId, 'A1');
    const registered = store.clock.now().toISOString();
    await until(() => keeper.status().state === 'problem');
    expect((keeper.status().safeThrough ?? '') < registered).toBe(true);
    store.close();
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 0, missingDocuments: [] });
  },
);

describe('the journal goes on', () => {
  test('after a program that ended in order, and after logs that were moved into the database', async () => {
    const place = placeAt(stick);
    let { store, keeper, environment } = await atWork(data, place);
    for (let round = 0; round < 3; round += 1) {
      await registerWithDocument(store, clerkId, `R${round}`);
      await keeper.flush(30_000);
      expect(keeper.mayMoveLog()).toBe(true);
      store.db.pragma('wal_checkpoint(PASSIVE)');
      keeper.logMoved();
    }
    await registerWithDocument(store, clerkId, 'C1');
    await keeper.flush(30_000);
    store.close();
    ({ store, keeper, environment } = await atWork(data, place));
    await registerWithDocument(store, clerkId, 'C2');
    await keeper.flush(30_000);
    store.close();
    expect(environment.failures).toEqual([]);
    expect(generationsAt(place)).toHaveLength(1);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 5 });
    expect(await compared()).toMatchObject({ differences: [], documents: 5 });
  });

  test('at a counter that is never idle for long: the log is moved whenever all of it is there', async () => {
    const place = placeAt(stick);
    const { store, keeper } = await atWork(data, place);
    const lengths: number[] = [];
    for (let person = 0; person < 60; person += 1) {
      await registerWithDocument(store, clerkId, `P${person}`);
      if (person % 3 === 0) await keeper.flush(30_000);
      lengths.push(statSync(join(data, 'ventanilla.db-wal')).size);
    }
    await keeper.flush(30_000);
    store.close();
    expect(Math.max(...lengths)).toBeLessThan(1024 * 1024);
    expect(generationsAt(place)).toHaveLength(1);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 60 });
    expect(await compared()).toMatchObject({ differences: [] });
  });

  test('but not over acts that were never there: a new snapshot is taken', async () => {
    const place = placeAt(stick);
    const first = await atWork(data, place);
    first.store.close();
    const elsewhere = await openTestStore(data);
    await registerWithDocument(elsewhere, clerkId, 'A1');
    elsewhere.close();
    const { store } = await atWork(data, place);
    store.close();
    expect(generationsAt(place)).toHaveLength(2);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 1 });
    expect(await compared()).toMatchObject({ differences: [] });
  });

  test('nor over a log that was moved before all of it was there: until then nothing is said to be kept', async () => {
    const place = placeAt(stick);
    const first = await atWork(data, place);
    await registerWithDocument(first.store, clerkId, 'A1');
    first.store.db.pragma('wal_checkpoint(PASSIVE)');
    first.keeper.logMoved();
    expect(first.keeper.status().state).toBe('looking');
    first.store.close();
    (await atWork(data, place)).store.close();
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 1 });
    expect(await compared()).toMatchObject({ differences: [] });
  });

  test('nor where the manifest is damaged: what is there stays, and a new snapshot is taken', async () => {
    const place = placeAt(stick);
    const first = await atWork(data, place);
    first.store.close();
    const [generation = ''] = generationsAt(place);
    const path = join(newestOf(place).folder, generation, 'manifest.json');
    const spoiled = readFileSync(path);
    spoiled[0] = (spoiled[0] ?? 0) ^ 1;
    writeFileSync(path, spoiled);
    const { store, environment } = await atWork(data, place);
    store.close();
    expect(environment.failures).toEqual([]);
    expect(generationsAt(place)).toHaveLength(1);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
    expect(readFileSync(path)).toEqual(spoiled);
  });

  test('not over an older database that was put back with its log: whoever goes on begins with a snapshot', async () => {
    const place = placeAt(stick);
    const killed = await atWork(data, place);
    await registerWithDocument(killed.store, clerkId, 'A0');
    await killed.keeper.flush(30_000);
    // As a kill leaves it: with its log.
    const older = join(folder.path, 'older');
    cpSync(data, older, { recursive: true });
    await registerWithDocument(killed.store, clerkId, 'L1');
    await killed.keeper.flush(30_000);
    killed.store.close();
    for (const name of ['ventanilla.db', 'ventanilla.db-wal', 'ventanilla.db-shm']) {
      cpSync(join(older, name), join(data, name));
    }
    const environment = testBackup();
    const opened = await tryTestStore(data, testNow, environment);
    if (opened.state !== 'held') throw new Error(opened.state);
    const store = opened.held.goOn({ accountId: clerkId, reason: 'an older copy was put back' });
    for (const number of ['A1', 'A2']) await registerWithDocument(store, clerkId, number);
    store.backup?.usePlace(place);
    await until(() => store.backup?.status().state === 'kept');
    await store.backup?.flush(30_000);
    store.close();
    expect(environment.failures).toEqual([]);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 3 });
    expect(await compared()).toMatchObject({ differences: [] });
  });

  test('on an older copy of the place that is plugged in instead, with all that it lacks', async () => {
    const place = placeAt(stick);
    const { store, keeper, environment } = await atWork(data, place);
    await registerWithDocument(store, clerkId, 'A0');
    await keeper.flush(30_000);
    cpSync(stick, `${stick}.older`, { recursive: true });
    await registerWithDocument(store, clerkId, 'A1');
    await keeper.flush(30_000);
    renameSync(stick, `${stick}.newer`);
    renameSync(`${stick}.older`, stick);
    await registerWithDocument(store, clerkId, 'A2');
    await until(() => keeper.status().problem !== null);
    expect(keeper.status().problem).toBe('not-this-place');
    keeper.usePlace(null);
    keeper.usePlace(place);
    await until(() => keeper.status().state === 'kept');
    await keeper.flush(30_000);
    store.close();
    expect(environment.failures).toEqual([]);
    expect(await restoreNewest(place, target)).toMatchObject({
      ok: true,
      people: 3,
      journalFault: undefined,
    });
    expect(await compared()).toMatchObject({ differences: [], documents: 3 });
  });

  test('where it stood, when the place comes back', async () => {
    const place = placeAt(stick);
    const { store, keeper } = await atWork(data, place);
    await registerWithDocument(store, clerkId, 'A0');
    await keeper.flush(30_000);
    renameSync(stick, `${stick}.pulled`);
    await registerWithDocument(store, clerkId, 'A1');
    await until(() => keeper.status().problem === 'away');
    expect(keeper.status().state).toBe('problem');
    expect(existsSync(stick)).toBe(false);
    renameSync(`${stick}.pulled`, stick);
    keeper.usePlace(null);
    keeper.usePlace(place);
    await until(() => keeper.status().state === 'kept');
    await keeper.flush(30_000);
    store.close();
    expect(generationsAt(place)).toHaveLength(1);
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 2 });
  });
});
