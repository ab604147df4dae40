import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DocumentKeys, isWholeDocument } from '#electron/main/documents/document-cipher.ts';
import { documentNameShape, documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { makeFolderBelow } from '#electron/main/store-files/clear-way.ts';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import { namesIn } from './backup-place.ts';
import { copyFileDurably } from './copy-file.ts';

/** Milliseconds after a change of a folder within which it may change again without another time. */
const timeResolution = 2000;

/** The documents at a backup place: each is copied once, whatever the number of snapshots. */
export interface DocumentPool {
  /** Copies what the store has and the place has not. `pause` is awaited between files. */
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

  function* newFiles(): Generator<() => void> {
    for (const folder of namesIn(from)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      const { mtimeMs } = statSync(join(from, folder));
      if (read.get(folder) === mtimeMs) continue;
      const fresh = readdirSync(join(from, folder)).filter(
        (name) => documentNameShape.test(name) && !sizes.has(name),
      );
      for (const name of fresh) yield () => copy(folder, name);
      if (Date.now() - mtimeMs > timeResolution) read.set(folder, mtimeMs);
    }
  }

  function copy(folder: string, name: string): void {
    const source = join(from, folder, name);
    const found = statSync(source, { throwIfNoEntry: false });
    // Moved aside since the folder was read: no row names it. Or no document.
    if (found?.isFile() !== true) return;
    const target = join(to, folder, name);
    const there = statSync(target, { throwIfNoEntry: false });
    const isOther = there !== undefined && (damaged.has(name) || there.size !== found.size);
    // What lies there may be the only whole copy left.
    const isKept = isOther && !isWholeDocument(readPlainFile(source), name, keys);
    if (there === undefined || (isOther && !isKept)) {
      makeFolderBelow(storeFolder, documentsDirectoryName, folder);
      copyFileDurably(source, target);
      fsyncDirectory(join(to, folder));
    }
    damaged.delete(name);
    sizes.set(name, isKept ? there.size : found.size);
  }

  return {
    async copyNew(pause) {
      for (const copyOne of newFiles()) {
        copyOne();
        await pause();
      }
    },
    copyNewNow() {
      for (const copyOne of newFiles()) copyOne();
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
