import { timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDiskFull, isUnreadable } from '#electron/main/db/core/disk-errors.ts';
import type { Sound } from '#electron/main/db/witnesses/soundness.ts';
import { clearUnfinished, clearWay, clearWayOfFolder } from '#electron/main/store-files/clear-way.ts';
import { type DocumentKeys, decryptDocument, digestInChunks, encryptDocument } from './document-cipher.ts';
import {
  asidePath,
  documentNameShape,
  documentPath,
  documentsDirectoryName,
  type FolderEntry,
  isMissing,
  listAside,
  listDocumentEntries,
  unfinishedSuffix,
} from './document-folder.ts';

/** A file in the document store, as a row names it. */
export interface StoredFile {
  /** Address: a keyed hash of the content, 64 hexadecimal digits. */
  readonly name: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
  /** Bytes of the content. */
  readonly size: number;
}

type PutOutcome =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly problem: 'disk-full' };

type ReadFileOutcome =
  | { readonly ok: true; readonly bytes: Buffer; readonly sha256: string }
  | { readonly ok: false; readonly problem: 'missing' | 'damaged' };

/** Encrypted files addressed by content. Nothing of them is ever on the disk in the clear. */
export interface DocumentStore {
  /** On the disk when it resolves; the row that names the file comes after. The same bytes are stored once. */
  put(bytes: Uint8Array): Promise<PutOutcome>;
  /** Verified against its tag and its name; `damaged` when either fails, or the disk does not give it. */
  read(name: string): Promise<ReadFileOutcome>;
  /** Names of all files. */
  list(): Promise<string[]>;
  /** Puts what rows name and lies aside back in its place; gives how many. */
  bringBack(named: ReadonlySet<string>): Promise<number>;
  /**
   * Moves orphans that are older than an hour aside, so that a file whose row is about to be written stays, and removes
   * what has lain aside for 30 days. Gives how many were moved.
   */
  sweep(sound: Sound, orphans: readonly FolderEntry[], now: Date): Promise<number>;
}

/** Milliseconds an orphan stays in its place. */
const orphanAge = 60 * 60_000;
/** Milliseconds it lies aside before it is removed. */
const asideAge = 30 * 24 * 60 * 60_000;

/** `lastAct` is the number of the store's last act that is on the disk; each file is stamped with it. */
export function createDocumentStore(
  dataDirectory: string,
  keys: DocumentKeys,
  lastAct: () => number,
): DocumentStore {
  const root = join(dataDirectory, documentsDirectoryName);
  // One write at a time: two of the same bytes would share a temporary name, and the disk is one anyway.
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function write(bytes: Uint8Array): Promise<PutOutcome> {
    const { name, sha256 } = await digestInChunks(bytes, keys.names);
    const file: StoredFile = { name, sha256, size: bytes.length };
    const path = documentPath(dataDirectory, name);
    const folder = dirname(path);
    if (await holdsWhole(path, keys, name)) return { ok: true, file };
    try {
      await makeFolder(root, dataDirectory);
      await makeFolder(folder, root);
      await writeDurably(path, await encryptDocument(bytes, name, keys.wrapping, lastAct()), folder);
      return { ok: true, file };
    } catch (error) {
      await rm(`${path}${unfinishedSuffix}`, { force: true });
      if (isDiskFull(error)) return { ok: false, problem: 'disk-full' };
      throw error;
    }
  }

  return {
    put(bytes) {
      const turn = lastWrite.then(() => write(bytes));
      lastWrite = turn.catch(() => undefined);
      return turn;
    },
    async read(name) {
      const found = await readDocument(documentPath(dataDirectory, name), keys, name);
      if (found.ok || found.problem !== 'missing') return found;
      const aside = listAside(dataDirectory).find((entry) => entry.name === name);
      return aside === undefined ? found : readDocument(aside.path, keys, name);
    },
    list: () =>
      Promise.resolve(
        listDocumentEntries(dataDirectory)
          .map(({ name }) => name)
          .filter((name) => documentNameShape.test(name)),
      ),
    async bringBack(named) {
      let back = 0;
      for (const { name, path } of listAside(dataDirectory)) {
        if (!named.has(name)) continue;
        const place = documentPath(dataDirectory, name);
        if (await exists(place)) continue;
        await makeFolder(dirname(place), root);
        await rename(path, place);
        await syncFolder(dirname(place));
        back += 1;
      }
      return back;
    },
    async sweep(_sound, orphans, now) {
      const aside = asidePath(dataDirectory, now.toISOString().slice(0, 10));
      let moved = 0;
      for (const { name, path } of orphans) {
        const found = await stat(path).catch(() => undefined);
        if (found === undefined || Date.now() - found.mtimeMs < orphanAge) continue;
        await makeFolder(aside, root);
        await rename(path, join(aside, name));
        moved += 1;
      }
      if (moved > 0) await syncFolder(aside);
      const days = new Set(listAside(dataDirectory).map(({ day }) => day));
      for (const day of days) {
        // A name that is no day gives NaN, which is older than nothing.
        if (now.getTime() - Date.parse(day) > asideAge) {
          await rm(asidePath(dataDirectory, day), { recursive: true });
        }
      }
      return moved;
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function readDocument(path: string, keys: DocumentKeys, name: string): Promise<ReadFileOutcome> {
  if (!documentNameShape.test(name)) return { ok: false, problem: 'missing' };
  let stored: Buffer;
  try {
    if (!(await stat(path)).isFile()) return { ok: false, problem: 'damaged' };
    stored = await readFile(path);
  } catch (error) {
    if (isMissing(error)) return { ok: false, problem: 'missing' };
    if (isUnreadable(error)) return { ok: false, problem: 'damaged' };
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
  clearUnfinished(temporary);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  clearWay(path);
  await rename(temporary, path);
  await syncFolder(folder);
}

async function makeFolder(path: string, parent: string): Promise<void> {
  clearWayOfFolder(path);
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
