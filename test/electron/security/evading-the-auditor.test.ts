import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendAudit, listAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { actFileName } from '#electron/main/db/witnesses/act-file.ts';
import type { GoingOn } from '#electron/main/db/witnesses/begin-acts.ts';
import { openTestStore, setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';

/** Somebody with the disk, who cannot write on the trail, wants an act to be forgotten. */

let folder: ReturnType<typeof temporaryDirectory>;

beforeEach(() => {
  folder = temporaryDirectory();
});
afterEach(() => folder.remove());

function act(store: Store, page: number): void {
  transact(store.db, () =>
    appendAudit(store.db, {
      event: 'document-read',
      accountId: null,
      subject: null,
      detail: { document: 'd', page },
      at: testNow,
    }),
  );
}

async function storeWithActs(): Promise<string> {
  const { store, clerkId } = await setUpTestStore(folder.path);
  act(store, 1);
  store.close();
  return clerkId;
}

/** What the trail says about its witnesses after the store was opened once more and worked with. */
async function faultsAfterOpening(goingOn?: GoingOn): Promise<unknown[]> {
  const store = await openTestStore(folder.path, goingOn);
  for (let page = 2; page < 9; page += 1) act(store, page);
  const entries = listAudit(store.db, { before: null, limit: 50, event: 'witness-differs' });
  store.close();
  return entries.map(({ detail }) => detail);
}

test('opening an untouched store says nothing', async () => {
  await storeWithActs();
  expect(await faultsAfterOpening()).toEqual([]);
  expect(await faultsAfterOpening()).toEqual([]);
});

test('a removed witness is on the trail, though a new one is written', async () => {
  await storeWithActs();
  rmSync(join(folder.path, actFileName));
  expect(await faultsAfterOpening()).toEqual([{ witness: 'acts', state: 'absent', first: 0, last: 0 }]);
});

test('a forged witness is on the trail', async () => {
  await storeWithActs();
  writeFileSync(join(folder.path, actFileName), '{"sequence":1,"hash":"aa","seal":"bb"}');
  expect(await faultsAfterOpening()).toEqual([{ witness: 'acts', state: 'forged', first: 0, last: 0 }]);
});

test('an older copy put back waits for a person, and is on the trail for good', async () => {
  const clerkId = await storeWithActs();
  const [database, kept] = [join(folder.path, databaseFileName), join(folder.path, 'kept')];
  cpSync(database, kept);
  const store = await openTestStore(folder.path);
  act(store, 7);
  store.close();
  cpSync(kept, database);
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  await expect(faultsAfterOpening()).rejects.toThrow('held');
  await expect(faultsAfterOpening()).rejects.toThrow('held');
  const missing = ['codes', 'acts'].map((witness) => ({ witness, state: 'acts-missing', first: 3, last: 3 }));
  expect(await faultsAfterOpening({ accountId: clerkId, reason: 'no newer copy' })).toEqual(missing);
  expect(await faultsAfterOpening()).toEqual(missing);
});

test('while it runs, a store whose witness is gone does not verify', async () => {
  const { store } = await setUpTestStore(folder.path);
  act(store, 1);
  rmSync(join(folder.path, actFileName));
  expect(await store.verifyAudit()).toMatchObject({
    verdict: 'witness-differs',
    witness: 'acts',
    fault: 'absent',
  });
  store.close();
});
