import { timingSafeEqual } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskFull } from '#electron/main/db/transact.ts';
import { type DocumentKeys, decryptDocument, digestInChunks, encryptDocument } from './document-cipher.ts';

/** A file in the document store, as a row names it. */
export interface StoredFile {
  /** Address: a keyed hash of the content, 64 hexadecimal digits. */
  readonly name: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
  /** Bytes of the content. */
  readonly size: number;
}

export type PutOutcome =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly problem: 'disk-full' };

export type ReadFileOutcome =
  | { readonly ok: true; readonly bytes: Buffer; readonly sha256: string }
  | { readonly ok: false; readonly problem: 'missing' | 'damaged' };

/** Encrypted files addressed by content. Nothing of them is ever on the disk in the clear. */
export interface DocumentStore {
  /** On the disk when it resolves; the row that names the file comes after. The same bytes are stored once. */
  put(bytes: Uint8Array): Promise<PutOutcome>;
  /** Verified against its tag and its name; `damaged` when either fails. */
  read(name: string): Promise<ReadFileOutcome>;
  /** Names of all files. */
  list(): Promise<string[]>;
  /**
   * Removes what no row names and unfinished writes, if older than `minimumAge` milliseconds so that a file whose row
   * is about to be written stays. Returns how many.
   */
  sweep(named: ReadonlySet<string>, minimumAge?: number): Promise<number>;
}

export const documentsDirectoryName = 'documents';
const unfinishedSuffix = '.unfinished';
const nameShape = /^[0-9a-f]{64}$/;

export function createDocumentStore(dataDirectory: string, keys: DocumentKeys): DocumentStore {
  const root = join(dataDirectory, documentsDirectoryName);
  // One write at a time: two of the same bytes would share a temporary name, and the disk is one anyway.
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function write(bytes: Uint8Array): Promise<PutOutcome> {
    const { name, sha256 } = await digestInChunks(bytes, keys.names);
    const file: StoredFile = { name, sha256, size: bytes.length };
    const folder = join(root, name.slice(0, 2));
    const path = join(folder, name);
    if (await holdsWhole(path, keys, name)) return { ok: true, file };
    try {
      await makeFolder(root, dataDirectory);
      await makeFolder(folder, root);
      await writeDurably(path, await encryptDocument(bytes, name, keys.wrapping), folder);
      return { ok: true, file };
    } catch (error) {
      await rm(`${path}${unfinishedSuffix}`, { force: true });
      if (isDiskFull(error)) return { ok: false, problem: 'disk-full' };
      throw error;
    }
  }

  async function list(): Promise<string[]> {
    return (await listEntries(root)).map(({ entry }) => entry).filter((entry) => nameShape.test(entry));
  }

  return {
    put(bytes) {
      const turn = lastWrite.then(() => write(bytes));
      lastWrite = turn.catch(() => undefined);
      return turn;
    },
    read: (name) => readDocument(join(root, name.slice(0, 2), name), keys, name),
    list,
    async sweep(named, minimumAge = 60 * 60_000) {
      let removed = 0;
      for (const { entry, path } of await listEntries(root)) {
        if (named.has(entry)) continue;
        if (!nameShape.test(entry) && !entry.endsWith(unfinishedSuffix)) continue;
        if (Date.now() - (await stat(path)).mtimeMs < minimumAge) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

async function readDocument(path: string, keys: DocumentKeys, name: string): Promise<ReadFileOutcome> {
  if (!nameShape.test(name)) return { ok: false, problem: 'missing' };
  let stored: Buffer;
  try {
    stored = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return { ok: false, problem: 'missing' };
    throw error;
  }
  const bytes = await decryptDocument(stored, name, keys.wrapping);
  if (bytes === undefined) return { ok: false, problem: 'damaged' };
  const { name: actual, sha256 } = await digestInChunks(bytes, keys.names);
  return timingSafeEqual(Buffer.from(actual), Buffer.from(name))
    ? { ok: true, bytes, sha256 }
    : { ok: false, problem: 'damaged' };
}

/** A damaged copy is written anew rather than trusted. */
async function holdsWhole(path: string, keys: DocumentKeys, name: string): Promise<boolean> {
  return (await readDocument(path, keys, name)).ok;
}

/** Temporary file in the same folder, fsync, rename, fsync of the folder. */
async function writeDurably(path: string, bytes: Uint8Array, folder: string): Promise<void> {
  const temporary = `${path}${unfinishedSuffix}`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

async function makeFolder(path: string, parent: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(parent);
}

async function syncFolder(path: string): Promise<void> {
  // Windows neither allows nor needs it.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function listEntries(root: string): Promise<{ entry: string; path: string }[]> {
  const entries: { entry: string; path: string }[] = [];
  for (const folder of await readFolder(root)) {
    for (const entry of await readFolder(join(root, folder))) {
      entries.push({ entry, path: join(root, folder, entry) });
    }
  }
  return entries;
}

async function readFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
