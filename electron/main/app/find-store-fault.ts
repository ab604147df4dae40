import { relative } from 'node:path';
import { errorCode } from '#electron/main/db/core/disk-errors.ts';
import { databaseFileName, isNotOpened, notOpened, problemOf } from '#electron/main/db/core/open-database.ts';
import type { StartProblem } from '#shared/contract/kiosk/display/session.ts';
import { StoreFileError } from '../store-files/store-file-error.ts';

/** What keeps a store from being opened, and the file it is about, where it is about one. */
export interface StoreFault {
  readonly problem: StartProblem;
  /** Name below the data folder. */
  readonly file: string | null;
}

const problemsByCode: Readonly<Record<string, StartProblem>> = {
  EACCES: 'file-not-allowed',
  EPERM: 'file-not-allowed',
  EROFS: 'file-not-allowed',
  EISDIR: 'not-a-file',
  ENOTDIR: 'not-a-file',
  EEXIST: 'not-a-file',
  ENOTEMPTY: 'not-a-file',
  ELOOP: 'not-a-file',
  ERR_FS_EISDIR: 'not-a-file',
  ENOENT: 'file-missing',
  EIO: 'disk-failing',
};

/** Which fault of the store any error is; `start-failed` for one that nobody foresaw. */
export function findStoreFault(error: unknown, dataDirectory: string): StoreFault {
  if (error instanceof StoreFileError) return { problem: error.fault, file: error.file };
  if (isNotOpened(error)) return findStoreFault(notOpened(dataDirectory, databaseFileName), dataDirectory);
  const database = problemOf(error);
  if (database !== undefined) {
    return { problem: database, file: database === 'disk-full' ? null : databaseFileName };
  }
  const problem = problemsByCode[errorCode(error)];
  return problem === undefined
    ? { problem: 'start-failed', file: null }
    : { problem, file: fileOf(error, dataDirectory) };
}

/** Node names the file that was opened, or the one it was to become. */
function fileOf(error: unknown, dataDirectory: string): string | null {
  const { path, dest } = error as { readonly path?: unknown; readonly dest?: unknown };
  const full = typeof dest === 'string' ? dest : path;
  if (typeof full !== 'string') return null;
  const name = relative(dataDirectory, full).replace(/\.unfinished$/, '');
  return name === '' || name.startsWith('..') ? null : name;
}
