import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNewest, standOf } from '#electron/main/backup/newest-generation.ts';
import {
  addClaim,
  claimsNames,
  type RestoreClaim,
  readClaims,
} from '#electron/main/backup/restore-claims.ts';
import { findHighWater, raiseHighWater } from '#electron/main/db/core/high-water-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { readWithPassphrase, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { threadFile } from '#test/support/thread-file.ts';
import { openTestStore, testNow, testPassphrase } from '../test-store.ts';
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
import { clerkId, data, eachTestHasTwoMachines, folder, other, stick, target } from './two-machines.ts';

/** A store that was restored and the one that it was restored from have one identity: one of them goes on. */

eachTestHasTwoMachines();

async function openedAt(directory: string) {
  (await unsealWithPassphrase(directory, testPassphrase, undefined))?.close();
  return openTestStore(directory);
}

/** What a store comes to at the place. */
async function comesTo(directory: string, place: BackupPlace): Promise<string> {
  const { store, keeper } = await openWithBackup(directory, testBackup());
  keeper.usePlace(place);
  await until(() => keeper.status().problem !== null || keeper.status().state === 'kept');
  const { problem, state } = keeper.status();
  store.close();
  return problem ?? state;
}

test('the machine before that goes on without acts does not pass for the later one', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  const older = join(folder.path, 'older');
  cpSync(data, older, { recursive: true });
  const lost = await openTestStore(data);
  for (const number of ['L1', 'L2', 'L3']) await registerWithDocument(lost, clerkId, number);
  lost.close();
  for (const name of ['ventanilla.db', 'ventanilla.db-wal']) {
    rmSync(join(data, name), { force: true });
  }
  cpSync(join(older, 'ventanilla.db'), join(data, 'ventanilla.db'));
  (await openTestStore(data, { accountId: clerkId, reason: 'an older copy was put back' })).close();

  expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
  (await openedAt(target)).close();
  expect(await comesTo(data, place)).toBe('goes-on-elsewhere');
  expect(await comesTo(target, place)).toBe('kept');
});

test('nor is the record of restores all that tells: what the restored store wrote there does', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  await restoreNewest(place, target);
  (await openedAt(target)).close();
  expect(await comesTo(target, place)).toBe('kept');
  for (const name of claimsNames) rmSync(join(newestOf(place).folder, name));
  expect(await comesTo(data, place)).toBe('goes-on-elsewhere');
  expect(await restoreNewest(place, other)).toMatchObject({ ok: true });
  (await openedAt(other)).close();
  expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
  expect(await comesTo(other, place)).toBe('kept');
});

test('two that were restored from two copies of one place stop where they meet', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  const copied = { ...place, path: join(folder.path, 'copied') };
  cpSync(stick, copied.path, { recursive: true });
  const epochs: (number | undefined)[] = [];
  // By chance: the second is restored until it has another epoch.
  for (const [from, directory] of [
    [place, target],
    [copied, other],
  ] as const) {
    do {
      rmSync(directory, { recursive: true });
      mkdirSync(directory);
      await restoreNewest(from, directory);
      const restored = await openedAt(directory);
      epochs.push(restored.events.epoch());
      restored.close();
    } while (epochs.length === 2 && epochs[0] === epochs[1]);
  }
  expect([await comesTo(target, place), await comesTo(other, copied)]).toEqual(['kept', 'kept']);
  expect([await comesTo(target, copied), await comesTo(other, place)]).toEqual([
    'goes-on-elsewhere',
    'goes-on-elsewhere',
  ]);
});

/** What is in the record of restores, changed by somebody with the store's key. */
async function changeClaims(
  place: BackupPlace,
  change: (claims: RestoreClaim[], stand: string) => RestoreClaim[],
) {
  const { folder: at } = newestOf(place);
  const keys = await readWithPassphrase(at, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  const key = keys.key('backup');
  const claims = change(readClaims(at, key), standOf(findNewest(at, key)));
  for (const name of claimsNames) rmSync(join(at, name));
  for (const claim of claims) addClaim(at, key, claim);
  keys.close();
}

test('two that were restored from copies of one place and have one epoch by chance are told apart by their claims', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  await restoreNewest(place, target);
  (await openedAt(target)).close();
  // The other one's, as it lies at the other copy.
  await changeClaims(place, (claims) => [
    ...claims,
    ...claims.map((claim) => ({ ...claim, id: randomUUID(), after: [] })),
  ]);
  expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
});

test('an older record of restores does not let the one before go on: the later store puts its own claim back', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  await restoreNewest(place, target);
  await restoreNewest(place, other);
  for (const directory of [target, other]) (await openedAt(directory)).close();
  await changeClaims(place, ([first]) => (first === undefined ? [] : [first]));
  expect(await comesTo(other, place)).toBe('kept');
  expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
  await changeClaims(place, () => []);
  expect(await comesTo(other, place)).toBe('kept');
  expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
});

describe('a restore that is cut off behind its claim', () => {
  async function atWorkOnce(place: BackupPlace): Promise<void> {
    const { store, keeper } = await atWork(data, place);
    await registerWithDocument(store, clerkId, 'D1');
    await keeper.flush(30_000);
    store.close();
  }

  /** Something lies where the documents go. */
  async function cutRestore(place: BackupPlace, directory: string): Promise<void> {
    mkdirSync(join(directory, 'documents', 'ab'), { recursive: true });
    await expect(restoreNewest(place, directory)).rejects.toThrow(/ENOTEMPTY|EEXIST|EPERM/);
    rmSync(join(directory, 'documents'), { recursive: true });
  }

  test('stops neither the machine that is there, nor one that was restored before; the next one does', async () => {
    const place = placeAt(stick);
    await atWorkOnce(place);
    await cutRestore(place, target);
    expect(await comesTo(data, place)).toBe('kept');
    await restoreNewest(place, target);
    (await openedAt(target)).close();
    expect(await comesTo(data, place)).toBe('goes-on-elsewhere');
    await cutRestore(place, other);
    expect(await comesTo(target, place)).toBe('kept');
    await restoreNewest(place, other);
    (await openedAt(other)).close();
    expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
    expect(await comesTo(other, place)).toBe('kept');
  });

  /** Everything was in its place when the power went: nothing at the place says that it stands. */
  async function cutBehindSettling(place: BackupPlace): Promise<void> {
    await restoreNewest(place, target);
    await changeClaims(place, (claims, stand) => claims.map((claim) => ({ ...claim, begun: stand })));
    (await openedAt(target)).close();
  }

  test('but stands by then, says so when it is at the place', async () => {
    const place = placeAt(stick);
    await atWorkOnce(place);
    await cutBehindSettling(place);
    expect(await comesTo(target, place)).toBe('kept');
    expect(await comesTo(data, place)).toBe('goes-on-elsewhere');
  });

  test('does not take over where the machine before went on meanwhile', async () => {
    const place = placeAt(stick);
    await atWorkOnce(place);
    await cutBehindSettling(place);
    const { store, keeper } = await atWork(data, place);
    await registerWithDocument(store, clerkId, 'M1');
    await keeper.flush(30_000);
    store.close();
    expect(await comesTo(target, place)).toBe('goes-on-elsewhere');
    expect(await comesTo(data, place)).toBe('kept');
  });
});

test('who goes on without acts after a restore begins a later epoch, however few its acts', async () => {
  const place = placeAt(stick);
  (await atWork(data, place)).store.close();
  await restoreNewest(place, target);
  const restored = await openedAt(target);
  const epoch = restored.events.epoch();
  restored.close();
  cpSync(join(target, 'ventanilla.db'), join(folder.path, 'older.db'));
  const lost = await openTestStore(target);
  await registerWithDocument(lost, clerkId, 'L1');
  lost.close();
  cpSync(join(folder.path, 'older.db'), join(target, 'ventanilla.db'));
  const store = await openTestStore(target, { accountId: clerkId, reason: 'an older copy was put back' });
  expect(store.events.epoch()).toBeGreaterThan(epoch);
  store.close();
});

test('an older snapshot gives no code that the newest journal knows of, whatever this machine’s clock says', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  const [first = ''] = generationsAt(place);
  expect(await keeper.takeSnapshot()).toBeUndefined();
  transact(store.db, () => raiseHighWater(store.db, 'code', 50_000));
  await keeper.flush(30_000);
  store.close();
  expect(await restoreFrom(place, first, target)).toMatchObject({ ok: true });
  const restored = await openedAt(target);
  expect(findHighWater(restored.db, 'code')?.value).toBeGreaterThan(50_000);
  restored.close();
});

describe('a damaged file that all of the place depends on', () => {
  async function withClaims() {
    const place = placeAt(stick);
    (await atWork(data, place)).store.close();
    await restoreNewest(place, target);
    (await openedAt(target)).close();
    return { place, at: (name: string) => join(newestOf(place).folder, name) };
  }

  /** As the screen of a first run asks. */
  async function answerTo(place: BackupPlace) {
    const [generation = ''] = generationsAt(place);
    const answer = await runSafetyOrder(threadFile('db/safety/safety-thread.ts'), {
      kind: 'restore',
      place: place.path,
      store: newestOf(place).folder.split('/').at(-1) ?? '',
      generation,
      target: other,
      passphrase: testPassphrase,
      at: testNow.getTime(),
    });
    return answer.ok ? answer.outcome : answer.problem;
  }

  test.each(claimsNames)(
    '%s: the other copy stands for it, the check names it, the next restore mends it',
    async (name) => {
      const { place, at } = await withClaims();
      writeFileSync(at(name), '{');
      const keys = await readWithPassphrase(newestOf(place).folder, testPassphrase);
      if (keys === undefined) throw new Error('no keys');
      expect((await checkBackup(newestOf(place).folder, keys)).faults).toMatchObject([
        { file: name, fault: 'damaged' },
      ]);
      expect(await comesTo(data, place)).toBe('goes-on-elsewhere');
      expect(await comesTo(target, place)).toBe('kept');
      expect(await answerTo(place)).toBe('restored');
      expect((await checkBackup(newestOf(place).folder, keys)).faults).toEqual([]);
      keys.close();
    },
  );

  test('both records: nothing is written there nor restored, and it is said', async () => {
    const { place, at } = await withClaims();
    for (const name of claimsNames) writeFileSync(at(name), readFileSync(at(name), 'utf8').replace('1', '2'));
    expect(await comesTo(target, place)).toBe('place-damaged');
    expect(await answerTo(place)).toBe('place-damaged');
  });

  test('the mark, and both key rings', async () => {
    const { place, at } = await withClaims();
    for (const name of ['keyring.json', 'keyring.copy.json']) writeFileSync(at(name), '{');
    expect(await answerTo(place)).toBe('place-damaged');
    writeFileSync(join(stick, 'ventanilla-backup.json'), '{');
    expect(await comesTo(target, place)).toBe('place-damaged');
  });
});
