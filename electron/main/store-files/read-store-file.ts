import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreFileError } from './store-file-error.ts';

/** Bytes. No file that is read whole is nearly as long; one that a broken file system made long is not waited for. */
const longest = 1024 * 1024;

/** Of one that is too long, the beginning. Throws `StoreFileError` when something else stands in the file's place, and what the file system throws. */
export function readStoreFile(dataDirectory: string, name: string): Buffer {
  const path = join(dataDirectory, name);
  // Reading a folder fails without saying which.
  if (!statSync(path).isFile()) throw new StoreFileError(name, 'not-a-file');
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(statSync(path).size, longest));
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(descriptor, bytes, read, bytes.length - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws when something that is no folder stands in its place, or this account may not use it. */
export function checkStoreFolder(dataDirectory: string, name: string): void {
  const path = join(dataDirectory, name);
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new StoreFileError(name, 'not-a-file');
  readdirSync(path);
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
}
