import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFileError } from './store-file-error.ts';

/** Throws `StoreFileError` when something else stands in the file's place, and what the file system throws. */
export function readStoreFile(dataDirectory: string, name: string): Buffer {
  const path = join(dataDirectory, name);
  // Reading a folder fails without saying which.
  if (!statSync(path).isFile()) throw new StoreFileError(name, 'not-a-file');
  return readFileSync(path);
}

/** Throws when something that is no folder stands in its place, or this account may not use it. */
export function checkStoreFolder(dataDirectory: string, name: string): void {
  const path = join(dataDirectory, name);
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new StoreFileError(name, 'not-a-file');
  readdirSync(path);
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
}
