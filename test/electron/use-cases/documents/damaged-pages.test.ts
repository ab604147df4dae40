import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { transact } from '#electron/main/db/core/transact.ts';
import { createDatabaseCheck } from '#electron/main/db/integrity/create-database-check.ts';
import { saveOfficialCode } from '#electron/main/db/people/worker-store.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { registerWorker, setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { createFakeKeystore } from '#test/support/fakes/fake-devices.ts';
import { clerk, makeStaff, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { threadFile } from '#test/support/thread-file.ts';
import { type KioskTest, setUp, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

const checkThread = threadFile('db/integrity/check-thread.ts');
const checkDatabase = createDatabaseCheck(checkThread, (error) => {
  throw error;
});

/** Number of the page where a table begins, from a copy of the file that a kiosk has closed. */
function rootPageOf({ dataDirectory }: KioskTest, table: string): number {
  const unsealed = unsealKeyRing(dataDirectory, createFakeKeystore(), 'read-only');
  if (unsealed.state !== 'unsealed') throw new Error(unsealed.state);
  const db = new Sqlite(join(dataDirectory, 'ventanilla.db'), { readonly: true });
  db.pragma("cipher = 'aegis'");
  const raw = Buffer.concat([Buffer.from('raw:'), unsealed.keys.key('database')]);
  (db as Sqlite.Database & { key(key: Buffer): number }).key(raw);
  const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  db.close();
  unsealed.keys.close();
  return page;
}

/** Spoils one page of the database on the disk. */
function spoil(dataDirectory: string, page: number): void {
  const path = join(dataDirectory, 'ventanilla.db');
  const bytes = readFileSync(path);
  bytes.fill(0x5a, (page - 1) * 2048 + 700, (page - 1) * 2048 + 800);
  writeFileSync(path, bytes);
}

test.each(['audit_event', 'worker', 'setting', 'event'])(
  'a damaged page of %s is known at the start: nothing is opened',
  (table) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      await register(story);
      await story.kiosk().close();
      spoil(story.dataDirectory, rootPageOf(story, table));
      await story.restart();
      expect(story.kiosk().clerkSession()).toMatchObject({
        state: 'unavailable',
        problem: 'database-damaged',
      });
    }),
);

test('a page found damaged by the check in the background stops the work: every call is refused', async () => {
  const folder = temporaryDirectory();
  let damage: (found: string) => void = () => undefined;
  const found = new Promise<string>((resolve) => {
    damage = resolve;
  });
  await withEmptyKiosk(
    async (story) => {
      await story.call('setUpTerminal', setUp);
      await makeStaff(story);
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      const { id } = await story.call('startVisit', { workerId: null });
      damage('integrity_check: a page');
      await story.until(() => story.kiosk().clerkSession().state === 'unavailable');
      expect(story.kiosk().clerkSession()).toMatchObject({
        problem: 'damaged-at-work',
        file: 'ventanilla.db',
        incident: expect.any(String) as string,
      });
      expect(story.kiosk().workerSession().state).toBe('resting');
      expect(story.kiosk().status().ready).toBe(false);
      const late = story.call('saveDraftField', { visitId: id, field: 'identity.number', value: 'A1' });
      await expect(late).rejects.toThrow('not open');
    },
    folder.path,
    { checkDatabase: () => found },
  );
  folder.remove();
});

test('an act that meets a damaged page is refused, and so is every one after it', async () => {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const page = store.db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'worker'").pluck().get();
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  let stops = 0;
  store.onStop(() => {
    stops += 1;
  });
  spoil(folder.path, page as number);
  // The pages in memory are whole.
  store.db.pragma('shrink_memory');
  const acts = store.db.prepare("SELECT value FROM high_water WHERE name = 'act'").pluck();
  const before = acts.get();
  expect(() => registerWorker(store, clerkId, {})).toThrow();
  expect(stops).toBe(1);
  expect(() => transact(store.db, () => saveOfficialCode(store.db, 'nobody', 'X1', testNow))).toThrow(
    /readonly/,
  );
  expect(() => store.db.exec("UPDATE setting SET value = 'x'")).toThrow(/readonly/);
  expect(acts.get()).toBe(before);
  expect(stops).toBe(1);
  store.close();
  folder.remove();
});

test('the thread finds a page that the pages in memory hide', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await register(story);
    await story.kiosk().close();
    const page = rootPageOf(story, 'worker');
    await story.restart();
    spoil(story.dataDirectory, page);
    const { signal } = new AbortController();
    expect(await checkDatabase(story.dataDirectory, keyOf(story), signal)).toMatch(/^integrity_check/);
  }));

function keyOf({ dataDirectory }: KioskTest): Uint8Array {
  const unsealed = unsealKeyRing(dataDirectory, createFakeKeystore(), 'read-only');
  if (unsealed.state !== 'unsealed') throw new Error(unsealed.state);
  return unsealed.keys.key('database');
}

test('the thread finds nothing in a whole database, beside the work, and ends when it is told to', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { signal } = new AbortController();
    expect(await checkDatabase(story.dataDirectory, keyOf(story), signal)).toBeUndefined();
    const ending = new AbortController();
    const check = checkDatabase(story.dataDirectory, keyOf(story), ending.signal);
    ending.abort();
    expect(await check).toBeUndefined();
  }));

test('a check that cannot run finds nothing, and is told of', async () => {
  const failures: unknown[] = [];
  const check = createDatabaseCheck(`${checkThread}.gone`, (error) => failures.push(error));
  const { signal } = new AbortController();
  expect(await check('/nowhere', new Uint8Array(32), signal)).toBeUndefined();
  expect(failures).toHaveLength(1);
});
