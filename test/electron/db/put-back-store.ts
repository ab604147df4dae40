import { cpSync, existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { insertVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import { documentPath, documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { verifyStore } from '#electron/tools/verify-store.ts';
import {
  openTestStore,
  registerWorker,
  setUpTestStore,
  startVisit,
  temporaryDirectory,
  testNow,
  tryTestStore,
} from './test-store.ts';

/** What `eachTestHasAStoreToPutBack` made for the test that runs. */
export let folder: ReturnType<typeof temporaryDirectory>;
export let clerkId: string;

export const documentsEach = 7;
export const database = [databaseFileName, `${databaseFileName}-wal`, `${databaseFileName}-shm`];

/** A closed store in a folder of its own for each test of the file that calls this; its files are put back or taken. */
export function eachTestHasAStoreToPutBack(): void {
  beforeEach(async () => {
    folder = temporaryDirectory();
    const made = await setUpTestStore(folder.path);
    clerkId = made.clerkId;
    made.store.close();
  });
  afterEach(() => folder.remove());
}

export function pathOf(name: string): string {
  return join(folder.path, name);
}

/** Registers a person with documents that were stored two hours ago; gives the code. */
export async function register(store: Store, number: number, documents = documentsEach): Promise<string> {
  const visitId = startVisit(store, clerkId);
  for (let index = 0; index < documents; index += 1) {
    const put = await store.documents.put(Buffer.from(`document ${index} of person ${number}`));
    if (!put.ok) throw new Error(put.problem);
    const old = new Date(Date.now() - 2 * 60 * 60_000);
    utimesSync(documentPath(folder.path, put.file.name), old, old);
    insertVisitDocument(store.db, {
      id: `${number}-${index}`,
      visitId,
      kind: 'passport',
      mediaType: 'image/jpeg',
      original: put.file,
      pages: [],
      addedBy: clerkId,
      at: testNow,
    });
  }
  return registerWorker(store, clerkId, { 'identity.number': `N${number}` }, visitId).code;
}

/** So many people, in a store that is closed cleanly afterwards; gives the codes. */
export async function registerMany(from: number, to: number): Promise<string[]> {
  const store = await openTestStore(folder.path);
  const codes: string[] = [];
  for (let number = from; number <= to; number += 1) codes.push(await register(store, number));
  store.close();
  return codes;
}

/** Keeps some files of the folder as they are now; the returned function puts them back as they were. */
export function keep(names: readonly string[]): () => void {
  const kept = temporaryDirectory();
  for (const name of names) {
    if (existsSync(pathOf(name))) cpSync(pathOf(name), join(kept.path, name), { recursive: true });
  }
  return () => {
    for (const name of names) {
      rmSync(pathOf(name), { recursive: true, force: true });
      if (existsSync(join(kept.path, name))) cpSync(join(kept.path, name), pathOf(name), { recursive: true });
    }
    kept.remove();
  };
}

export function documentFiles(): string[] {
  const names = readdirSync(pathOf(documentsDirectoryName), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name));
}

/** A start that lasts long enough for its sweep; gives how the store stood. */
export async function startForASecond(): Promise<string> {
  const opened = await tryTestStore(folder.path);
  if (opened.state === 'held') opened.held.close();
  if (opened.state === 'open') {
    await opened.store.sweepDocuments();
    opened.store.close();
  }
  return opened.state;
}

export async function faultOf(directory = folder.path): Promise<string | undefined> {
  const unsealed = unsealKeyRing(directory, undefined, 'read-only');
  if (unsealed.state !== 'unsealed') return unsealed.state;
  for await (const { part, fault } of verifyStore(directory, unsealed.keys)) {
    if (fault !== undefined) return `${part}: ${fault}`;
  }
  unsealed.keys.close();
  return undefined;
}
