import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createReadingThread } from '#electron/main/db/reading/create-reading-thread.ts';
import { readOn, type StoreReading } from '#electron/main/db/reading/store-reading.ts';
import { clerkId, eachTestHasAStore, folder, store } from '#test/electron/db/each-test-store.ts';
import { registerWorker, testNow } from '#test/electron/db/test-store.ts';
import { threadFile } from '#test/support/thread-file.ts';

eachTestHasAStore();

const readingThread = threadFile('db/reading/reading-thread.ts');
const input = { failedSince: testNow.toISOString() };
const failures: unknown[] = [];
let reading: StoreReading | undefined;
let damaged = 0;

afterEach(() => {
  damaged = 0;
  return reading?.close();
});

function open(file = readingThread): StoreReading {
  reading = createReadingThread(file, (error) => failures.push(error))(
    folder.path,
    store.keys.key('database'),
    () => {
      damaged += 1;
    },
  );
  return reading;
}

test('what the thread reads is what main would have read, of each act as soon as it is done', async () => {
  const thread = open();
  const here = readOn(store.db);
  expect(await thread.read('queues', input)).toEqual(await here.read('queues', input));
  registerWorker(store, clerkId, {});
  const queues = await thread.read('queues', input);
  expect(queues.headOffice).toEqual({
    waiting: 1,
    sent: 0,
    oldest: testNow.toISOString(),
    refused: 0,
    packetAt: null,
    documents: { waiting: 0, bytes: 0, missing: 0, refused: 0 },
  });
  expect(queues).toEqual(await here.read('queues', input));
});

test('an act under way is not seen, and does not wait for a read', async () => {
  const thread = open();
  await thread.read('queues', input);
  store.db.exec('BEGIN IMMEDIATE');
  store.db.exec("UPDATE setting SET value = '1'");
  expect((await thread.read('queues', input)).headOffice.waiting).toBe(0);
  store.db.exec('ROLLBACK');
});

test('what a read throws is its asker’s, and the thread goes on', async () => {
  const thread = open();
  await expect(thread.read('queues', { failedSince: 'no moment' })).rejects.toThrow();
  expect((await thread.read('queues', input)).headOffice.waiting).toBe(0);
});

test('damage that it meets is told, and is known by its code', async () => {
  registerWorker(store, clerkId, {});
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  const page = store.db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event_waiting'")
    .pluck()
    .get() as number;
  const path = join(folder.path, 'ventanilla.db');
  const bytes = readFileSync(path);
  bytes.fill(0x5a, (page - 1) * 2048 + 700, (page - 1) * 2048 + 800);
  writeFileSync(path, bytes);
  await expect(open().read('queues', input)).rejects.toMatchObject({
    code: expect.stringMatching(/^SQLITE_(CORRUPT|NOTADB|IOERR)/),
  });
  expect(damaged).toBe(1);
});

test('a thread that dies rejects who waits, is told, and the next read begins another', async () => {
  const thread = open(`${readingThread}.gone`);
  await expect(thread.read('queues', input)).rejects.toThrow('the reading thread ended');
  await expect(thread.read('queues', input)).rejects.toThrow('the reading thread ended');
  expect(failures.length).toBeGreaterThanOrEqual(2);
});

test('closed, it reads nothing more, and whoever waits is told', async () => {
  const thread = open();
  const asked = thread.read('queues', input);
  void thread.close();
  await expect(asked).rejects.toThrow('the reading thread ended');
  await expect(thread.read('queues', input)).rejects.toThrow('the store is closed');
});

test('the summary reads the index of what waits, and no event', () => {
  const plan = store.db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT count(*) FILTER (WHERE state = 'saved'), count(*) FILTER (WHERE state = 'sent'), min(key)
       FROM event WHERE state IN ('saved', 'sent')`,
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toMatch(/COVERING INDEX event_waiting/);
});

test('once it is closed, main is the last to close, and no log stays behind', async () => {
  const thread = open();
  registerWorker(store, clerkId, {});
  await thread.read('queues', input);
  await thread.close();
  store.close();
  expect(readdirSync(folder.path).filter((name) => name.endsWith('-wal'))).toEqual([]);
});
