import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ClosingMark } from '#electron/main/backup/backup-orders.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { databaseFileName } from '../core/open-database.ts';

export const closingMarkName = 'backup-mark.json';

export function readClosingMark(dataDirectory: string): ClosingMark | undefined {
  try {
    return JSON.parse(readStoreFile(dataDirectory, closingMarkName).toString('utf8')) as ClosingMark;
  } catch {
    // None, or one that is no more: the place begins with a snapshot.
    return undefined;
  }
}

/** After the database is closed, when everything in it is at the place. */
export function writeClosingMark(
  dataDirectory: string,
  mark: Pick<ClosingMark, 'generation' | 'entries'>,
): void {
  const { size, mtimeMs } = statSync(join(dataDirectory, databaseFileName));
  const content: ClosingMark = { ...mark, databaseSize: size, databaseChangedAt: mtimeMs };
  writeFileAtomically(join(dataDirectory, closingMarkName), JSON.stringify(content));
}
