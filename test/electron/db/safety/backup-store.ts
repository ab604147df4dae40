import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { listStoreFolders } from '#electron/main/backup/backup-place.ts';
import { attachToPlace, type BackupWriter } from '#electron/main/backup/backup-writer.ts';
import { markPlace } from '#electron/main/backup/place-mark.ts';
import { databaseVersion } from '#electron/main/db/core/migrate.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import { listEpochs } from '#electron/main/db/head-office/event-origin.ts';
import type { BackupEnvironment, BackupKeeper, BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { listRestorable, restoreStore } from '#electron/main/db/safety/restore-store.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { threadFile } from '#test/support/thread-file.ts';
import { registerWorker, startVisit, testNow, testPassphrase, tryTestStore } from '../test-store.ts';

export interface TestBackup extends BackupEnvironment {
  readonly failures: string[];
  /** The clock that nobody can set. */
  readonly passing: () => number;
  /** It goes on by so many milliseconds at once. */
  pass(milliseconds: number): void;
}

/** The real thread on a real folder. */
export function testBackup(): TestBackup {
  const failures: string[] = [];
  let passed = 0;
  return {
    passing: () => performance.now() + passed,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    threadFile: threadFile('backup/backup-thread.ts'),
    version: '0.0.0',
    onChange: () => undefined,
    onFailed: (error) => failures.push(error),
    failures,
  };
}

export function placeAt(path: string): BackupPlace {
  return { path, id: markPlace(path, randomUUID) };
}

/** The store in `data` attached to the place at `stick`, on this thread; `database` is its open file. */
export function attachStore(store: Store, data: string, stick: string, database: number): BackupWriter {
  return attachToPlace({
    kind: 'attach',
    place: stick,
    placeId: placeAt(stick).id,
    dataDirectory: data,
    database,
    branchCode: '017',
    branchName: 'Quito Centro',
    terminal: 2,
    epochs: listEpochs(store.db),
    store: store.keys.store,
    version: '0.0.0',
    schema: databaseVersion(store.db),
    key: new Uint8Array(store.keys.key('backup')),
    documentKeys: documentKeysOf(store.keys),
    keyRing: store.keys.portable(data) ?? '',
    closing: undefined,
  });
}

export async function openWithBackup(
  directory: string,
  backup = testBackup(),
): Promise<{ readonly store: Store; readonly keeper: BackupKeeper }> {
  const opened = await tryTestStore(directory, testNow, backup, backup.passing);
  if (opened.state !== 'open' || opened.store.backup === undefined) throw new Error(opened.state);
  return { store: opened.store, keeper: opened.store.backup };
}

/** Somebody with a document of so many bytes. */
export async function registerWithDocument(store: Store, clerkId: string, number: string, size = 2000) {
  const visitId = startVisit(store, clerkId);
  const put = await store.documents.put(randomBytes(size));
  if (!put.ok) throw new Error(put.problem);
  transact(store.db, () =>
    insertVisitDocument(store.db, {
      id: randomUUID(),
      visitId,
      kind: 'passport',
      mediaType: 'image/jpeg',
      original: put.file,
      pages: [],
      addedBy: clerkId,
      at: testNow,
    }),
  );
  return registerWorker(store, clerkId, { 'identity.number': number }, visitId);
}

export async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('what the test waits for did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function newestOf(place: BackupPlace): {
  readonly folder: string;
  readonly path: (name: string) => string;
} {
  const [folder] = listStoreFolders(place.path);
  if (folder === undefined) throw new Error('nothing is at the place');
  return { folder, path: (name) => join(folder, name) };
}

export async function restoreFrom(
  place: BackupPlace,
  generation: string,
  target: string,
  purpose: 'restore' | 'drill' = 'restore',
  signal = new AbortController().signal,
) {
  const { folder } = newestOf(place);
  const keys = await readWithPassphrase(folder, testPassphrase);
  if (keys === undefined) throw new Error('the passphrase does not open it');
  try {
    return await restoreStore({ folder, generation, keys, target, purpose, now: testNow, signal });
  } finally {
    keys.close();
  }
}

/** The kiosk at work with a place, until everything so far is there. */
export async function atWork(data: string, place: BackupPlace) {
  const environment = testBackup();
  const { store, keeper } = await openWithBackup(data, environment);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept' && keeper.status().safeThrough !== null);
  return { store, keeper, environment };
}

export function generationsAt(place: BackupPlace): string[] {
  return listRestorable(newestOf(place).folder).map(({ generation }) => generation);
}

export async function restoreNewest(place: BackupPlace, target: string) {
  return restoreFrom(place, generationsAt(place)[0] ?? '', target);
}
