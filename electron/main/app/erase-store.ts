import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { drillFolderName } from '#electron/main/db/safety/backup-desk.ts';
import { closingMarkName } from '#electron/main/db/safety/closing-mark.ts';
import { restoreFolderName } from '#electron/main/db/safety/restore-store.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { outgoingFolderName } from '#electron/main/head-office/outgoing-files.ts';
import { keyFileName } from '#electron/main/keys/key-file-sealer.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import { partNames } from './store-parts.ts';

/** Beginnings of the names of what holds the store's key, or the way to it. */
const keyNames = ['keyring.', keyFileName];
/** Beginnings of the names of what else a store leaves in its folder; what was set aside is among it. */
const otherNames = [
  ...partNames,
  documentsDirectoryName,
  drillFolderName,
  restoreFolderName,
  closingMarkName,
  outgoingFolderName,
  'outbox-mail',
  'set-up-begun',
];
/** Files between two breaths of main's loop. */
const filesAtOnce = 50;

export interface StoreFiles {
  readonly count: number;
  readonly bytes: number;
  /** Names of what holds the keys. */
  readonly keys: string[];
}

/** Everything of a store in the data folder; logs and the screens' places stay: they hold nothing of anybody. */
export function listStoreFiles(dataDirectory: string): StoreFiles {
  const files = namesOf(dataDirectory).flatMap((name) => filesIn(join(dataDirectory, name)));
  return {
    count: files.length,
    bytes: files.reduce((sum, path) => sum + statSync(path).size, 0),
    keys: keysIn(dataDirectory),
  };
}

/**
 * Destroys the store in the data folder, which nobody has open: the keys first, overwritten and then removed, so that from
 * there on nothing of the rest can be read here; then the rest. May be stopped anywhere and called again. Throws what the
 * file system throws.
 */
export async function eraseStore(dataDirectory: string): Promise<void> {
  for (const name of keysIn(dataDirectory)) {
    const path = join(dataDirectory, name);
    if (statSync(path).isFile()) overwrite(path);
    rmSync(path, { recursive: true, force: true });
  }
  fsyncDirectory(dataDirectory);
  for (const name of namesOf(dataDirectory)) {
    const path = join(dataDirectory, name);
    for (const [index, file] of filesIn(path).entries()) {
      if (index % filesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      rmSync(file, { force: true });
    }
    rmSync(path, { recursive: true, force: true });
  }
  fsyncDirectory(dataDirectory);
}

function keysIn(dataDirectory: string): string[] {
  return readdirSync(dataDirectory)
    .filter((name) => keyNames.some((key) => name.startsWith(key)))
    .toSorted();
}

function namesOf(dataDirectory: string): string[] {
  return readdirSync(dataDirectory)
    .filter((name) => otherNames.some((part) => name.startsWith(part)))
    .toSorted();
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Once, with zeros, to the disk. What a solid-state drive keeps elsewhere of it, no program reaches. */
function overwrite(path: string): void {
  const { size } = statSync(path);
  const descriptor = openSync(path, 'r+');
  try {
    writeSync(descriptor, Buffer.alloc(size), 0, size, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
