import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What is enciphered for head office and not there yet: copies, of which nothing is lost with a file. */
export interface OutgoingFiles {
  /** Rejects where it cannot be opened. */
  open(file: string): Promise<FileHandle>;
  /** Never rejects. */
  remove(file: string): Promise<void>;
  /** Removes all but these. Never rejects. */
  keepOnly(files: ReadonlySet<string>): Promise<void>;
}

export const outgoingFolderName = 'to-head-office';

export function outgoingFolder(dataDirectory: string): string {
  return join(dataDirectory, outgoingFolderName);
}

export function openOutgoingFiles(dataDirectory: string): OutgoingFiles {
  const folder = outgoingFolder(dataDirectory);
  const remove = (file: string) => rm(join(folder, file), { force: true }).catch(() => undefined);
  return {
    open: (file) => open(join(folder, file), 'r'),
    remove,
    async keepOnly(files) {
      const found = await readdir(folder).catch(() => []);
      await Promise.all(found.filter((file) => !files.has(file)).map(remove));
    },
  };
}
