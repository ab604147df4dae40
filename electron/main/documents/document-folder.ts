import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { documentHeaderSize, readDocumentAct } from './document-cipher.ts';

export const documentsDirectoryName = 'documents';
/** Inside the documents' folder: what no row names any more, by the day it was moved there. */
const asideDirectoryName = '.aside';
export const unfinishedSuffix = '.unfinished';
export const documentNameShape = /^[0-9a-f]{64}$/;
const folderShape = /^[0-9a-f]{2}$/;

/** Where a file of this name lies. */
export function documentPath(dataDirectory: string, name: string): string {
  return join(dataDirectory, documentsDirectoryName, name.slice(0, 2), name);
}

export function asidePath(dataDirectory: string, day = '', name = ''): string {
  return join(dataDirectory, documentsDirectoryName, asideDirectoryName, day, name);
}

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
}

/** Everything in the documents' folders: stored files and unfinished writes. */
export function listDocumentEntries(dataDirectory: string): FolderEntry[] {
  const root = join(dataDirectory, documentsDirectoryName);
  return namesIn(root)
    .filter((folder) => folderShape.test(folder))
    .flatMap((folder) =>
      namesIn(join(root, folder)).map((name) => ({ name, path: join(root, folder, name) })),
    );
}

/** Stored files that were moved aside, newest day first. */
export function listAside(dataDirectory: string): (FolderEntry & { readonly day: string })[] {
  return namesIn(asidePath(dataDirectory))
    .toSorted()
    .toReversed()
    .flatMap((day) =>
      namesIn(asidePath(dataDirectory, day)).map((name) => ({
        day,
        name,
        path: asidePath(dataDirectory, day, name),
      })),
    );
}

/** Whether a stored file is this store's own, and after which act it was written; what is no file is not. */
export function documentActOf({ name, path }: FolderEntry, wrappingKey: Uint8Array) {
  if (!statSync(path).isFile()) return { ours: false } as const;
  const beginning = Buffer.alloc(documentHeaderSize);
  const descriptor = openSync(path, 'r');
  try {
    const length = readSync(descriptor, beginning, 0, beginning.length, 0);
    return readDocumentAct(beginning.subarray(0, length), name, wrappingKey);
  } finally {
    closeSync(descriptor);
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
