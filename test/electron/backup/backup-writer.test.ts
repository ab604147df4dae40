import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ShipOrder, SnapshotOrder } from '#electron/main/backup/backup-orders.ts';
import type { BackupWriter } from '#electron/main/backup/backup-writer.ts';
import { findLogHeader } from '#electron/main/backup/log-view.ts';
import { getAuditHead } from '#electron/main/db/audit-trail/audit-store.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import type { BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { getActNumber } from '#electron/main/db/witnesses/act-store.ts';
import { usualRotation } from '#shared/domain/safety/backup-rotation.ts';
import { attachStore, placeAt, restoreNewest } from '../db/safety/backup-store.ts';
import { registerWorker, setUpTestStore, temporaryDirectory, testNow } from '../db/test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let clerkId: string;
let place: BackupPlace;
let target: string;
let database: number;
let writer: BackupWriter;

beforeEach(async () => {
  folder = temporaryDirectory();
  const [data = '', stick = ''] = ['data', 'stick', 'target'].map((name) => join(folder.path, name));
  target = join(folder.path, 'target');
  for (const path of [data, stick, target]) mkdirSync(path);
  ({ store, clerkId } = await setUpTestStore(data));
  place = placeAt(stick);
  database = openSync(join(data, 'ventanilla.db'), 'r');
  writer = attachStore(store, data, stick, database);
});
afterEach(() => {
  store.close();
  closeSync(database);
  folder.remove();
});

/** Everything that is committed. */
function everything(): Omit<ShipOrder, 'kind'> {
  const [log] = store.db.pragma('wal_checkpoint(NOOP)') as { log: number }[];
  const moment = { act: getActNumber(store.db), ...getAuditHead(store.db), codes: 0 };
  const salts = findLogHeader(join(folder.path, 'data', 'ventanilla.db'))?.salts ?? '';
  return { salts, frames: log?.log ?? 0, moment: { ...moment, at: testNow.toISOString() } };
}

/** `meanwhile` runs once, between two steps. */
async function takeSnapshot(meanwhile: () => void = () => undefined): Promise<void> {
  const order: SnapshotOrder = {
    kind: 'snapshot',
    ...everything(),
    people: 0,
    at: testNow.getTime(),
    damaged: [],
    rotation: usualRotation,
  };
  let steps = 0;
  await writer.snapshot(order, new AbortController().signal, () => {
    steps += 1;
    if (steps === 1) meanwhile();
  });
}

test('what is written while a snapshot is taken is in it, though another one is kept meanwhile', async () => {
  await takeSnapshot();
  registerWorker(store, clerkId, { 'identity.number': 'A1' });
  await takeSnapshot(() => {
    registerWorker(store, clerkId, { 'identity.number': 'A2' });
    writer.ship({ kind: 'ship', ...everything() });
  });
  // The machine is gone at once: nothing more is told to the place.
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 2, journalFault: undefined });
});

test('what was counted of a log is not taken from the one that was begun after it', async () => {
  await takeSnapshot();
  registerWorker(store, clerkId, { 'identity.number': 'A1' });
  writer.ship({ kind: 'ship', ...everything() });
  const before = everything();
  store.db.pragma('wal_checkpoint(PASSIVE)');
  registerWorker(store, clerkId, { 'identity.number': 'A2' });
  expect(everything().salts).not.toBe(before.salts);
  expect(writer.ship({ kind: 'ship', ...before })).toMatchObject({ isSameLog: false, entries: 2 });
  expect(writer.ship({ kind: 'ship', ...everything() })).toMatchObject({ isSameLog: true, entries: 3 });
  registerWorker(store, clerkId, { 'identity.number': 'A3' });
  writer.ship({ kind: 'ship', ...everything() });
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 3, journalFault: undefined });
});
