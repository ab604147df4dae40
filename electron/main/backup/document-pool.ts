import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DocumentKeys, isWholeDocument } from '#electron/main/documents/document-cipher.ts';
import { documentNameShape, documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { makeFolderBelow } from '#electron/main/store-files/clear-way.ts';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { namesIn } from './backup-place.ts';
import { copyFilesDurably } from './copy-file.ts';

/** Milliseconds after a change of a folder within which it may change again without another time. */
const timeResolution = 2000;
/** Bytes and number of documents after which they are made to last, and others have their turn. */
const batchBytes = 8 * 1024 * 1024;
const batchFiles = 64;

interface NewFile {
  /** The first two digits of its name. */
  readonly folder: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** The documents at a backup place: each is copied once, whatever the number of snapshots. */
export interface DocumentPool {
  /** Copies what the store has and the place has not. `pause` is awaited between batches. */
  copyNew(pause: () => Promise<void>): Promise<void>;
  /** The same at once, for the few of an act. */
  copyNewNow(): void;
  /** Files below the store's folder that are damaged: they are copied once more, if the store has them. */
  forget(files: readonly string[]): void;
  /** Bytes of each document the store has, by name. */
  sizes(): ReadonlyMap<string, number>;
}

/** `keys` tell a file that is as it was written: one that the store's disk spoiled takes the place of no whole copy. */
export function openDocumentPool(
  dataDirectory: string,
  storeFolder: string,
  keys: DocumentKeys,
): DocumentPool {
  const from = join(dataDirectory, documentsDirectoryName);
  const to = join(storeFolder, documentsDirectoryName);
  const sizes = new Map<string, number>();
  const damaged = new Set<string>();
  /** When a folder of the store was last read as a whole, by its name: the time it was changed then. */
  const read = new Map<string, number>();

  /** `finished` is given each folder that was read to its end, with the time at which it was changed. */
  function* newFiles(finished: Map<string, number>): Generator<NewFile> {
    for (const folder of namesIn(from)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      const { mtimeMs } = statSync(join(from, folder));
      if (read.get(folder) === mtimeMs) continue;
      const fresh = readdirSync(join(from, folder)).filter(
        (name) => documentNameShape.test(name) && !sizes.has(name),
      );
      for (const name of fresh) {
        const found = statSync(join(from, folder, name), { throwIfNoEntry: false });
        // Moved aside since the folder was read: no row names it. Or no document.
        if (found?.isFile() === true) yield { folder, name, size: found.size };
      }
      if (Date.now() - mtimeMs > timeResolution) finished.set(folder, mtimeMs);
    }
  }

  /** So many that a slow drive takes them in a second or two: meanwhile nothing else is written there. */
  function* batches(): Generator<readonly NewFile[]> {
    const finished = new Map<string, number>();
    let batch: NewFile[] = [];
    let bytes = 0;
    for (const file of newFiles(finished)) {
      batch.push(file);
      bytes += file.size;
      if (bytes < batchBytes && batch.length < batchFiles) continue;
      yield batch;
      [batch, bytes] = [[], 0];
    }
    yield batch;
    // Whoever failed before reads all of them again.
    for (const [folder, changed] of finished) read.set(folder, changed);
  }

  /** They are known to be there once all of them are on the disk of the place. */
  function copy(batch: readonly NewFile[]): void {
    const judged = batch.map((file) => ({ ...file, ...judge(file) }));
    const copies = judged.filter(({ isCopied }) => isCopied);
    for (const folder of new Set(copies.map((file) => file.folder))) {
      makeFolderBelow(storeFolder, documentsDirectoryName, folder);
    }
    copyFilesDurably(
      copies.map(({ folder, name }) => ({ from: join(from, folder, name), to: join(to, folder, name) })),
    );
    for (const { name, there } of judged) {
      damaged.delete(name);
      sizes.set(name, there);
    }
  }

  /** `there`: its bytes at the place afterwards. */
  function judge({ folder, name, size }: NewFile): { readonly isCopied: boolean; readonly there: number } {
    const there = statSync(join(to, folder, name), { throwIfNoEntry: false })?.size;
    if (there === undefined) return { isCopied: true, there: size };
    const isOther = damaged.has(name) || there !== size;
    if (!isOther) return { isCopied: false, there };
    // What lies there may be the only whole copy left.
    const isCopied = isWholeDocument(readPlainFile(join(from, folder, name)), name, keys);
    return { isCopied, there: isCopied ? size : there };
  }

  return {
    async copyNew(pause) {
      for (const batch of batches()) {
        copy(batch);
        await pause();
      }
    },
    copyNewNow() {
      for (const batch of batches()) copy(batch);
    },
    forget(files) {
      for (const file of files) {
        const name = basename(file);
        if (!file.startsWith(`${documentsDirectoryName}/`) || !documentNameShape.test(name)) continue;
        damaged.add(name);
        sizes.delete(name);
        read.delete(name.slice(0, 2));
      }
    },
    sizes: () => sizes,
  };
}
