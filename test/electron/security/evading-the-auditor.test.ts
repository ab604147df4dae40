import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorFileName } from '#electron/main/db/audit-anchor.ts';
import { appendAudit, listAudit } from '#electron/main/db/audit-store.ts';
import { databaseFileName } from '#electron/main/db/open-database.ts';
import type { Store } from '#electron/main/db/open-store.ts';
import { transact } from '#electron/main/db/transact.ts';
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

async function storeWithActs(): Promise<void> {
  const { store } = await setUpTestStore(folder.path);
  act(store, 1);
  store.close();
}

/** What the trail says about its anchor after the store was opened once more and worked with. */
async function faultsAfterOpening(): Promise<unknown[]> {
  const store = await openTestStore(folder.path);
  for (let page = 2; page < 9; page += 1) act(store, page);
  const entries = listAudit(store.db, { before: null, limit: 50, event: 'audit-anchor-differs' });
  store.close();
  return entries.map(({ detail }) => detail);
}

test('opening an untouched store says nothing', async () => {
  await storeWithActs();
  expect(await faultsAfterOpening()).toEqual([]);
  expect(await faultsAfterOpening()).toEqual([]);
});

test('a removed anchor is on the trail, though a new one is written', async () => {
  await storeWithActs();
  rmSync(join(folder.path, anchorFileName));
  expect(await faultsAfterOpening()).toEqual([{ state: 'absent', anchored: 0 }]);
});

test('a forged anchor is on the trail', async () => {
  await storeWithActs();
  writeFileSync(join(folder.path, anchorFileName), '{"sequence":1,"hash":"aa","seal":"bb"}');
  expect(await faultsAfterOpening()).toEqual([{ state: 'forged', anchored: 0 }]);
});

test('an older copy put back is on the trail for good, also once it is longer than what it replaced', async () => {
  await storeWithActs();
  const [database, kept] = [join(folder.path, databaseFileName), join(folder.path, 'kept')];
  cpSync(database, kept);
  const store = await openTestStore(folder.path);
  act(store, 7);
  store.close();
  cpSync(kept, database);
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  expect(await faultsAfterOpening()).toEqual([{ state: 'ahead', anchored: 3 }]);
});

test('while it runs, a store whose anchor is gone does not verify', async () => {
  const { store } = await setUpTestStore(folder.path);
  act(store, 1);
  rmSync(join(folder.path, anchorFileName));
  expect(await store.verifyAudit()).toMatchObject({ verdict: 'broken' });
  store.close();
});
