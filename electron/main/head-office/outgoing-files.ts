import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is enciphered for head office and not there yet: copies, of which nothing is lost with a file. */
export interface OutgoingFiles {
  /** Rejects where it cannot be opened, or is no file: a pipe would be waited for without end. */
  open(file: string): Promise<FileHandle>;
  /** Never rejects. */
  remove(file: string): Promise<void>;
  /** Removes all of its own but these. Never rejects. */
  keepOnly(files: ReadonlySet<string>): Promise<void>;
}

export const outgoingFolderName = 'to-head-office';
/** Whatever else lies there, as where the folder is a link to another one, is not ours. */
const ownFile = /^[0-9a-f]{64}(\.unfinished)?$/;

export function outgoingFolder(dataDirectory: string): string {
  return join(dataDirectory, outgoingFolderName);
}

export function openOutgoingFiles(dataDirectory: string): OutgoingFiles {
  const folder = outgoingFolder(dataDirectory);
  const remove = (file: string) => rm(join(folder, file), { force: true }).catch(() => undefined);
  return {
    async open(file) {
      const path = join(folder, file);
      if (!(await stat(path)).isFile()) throw new Error('what is to be sent is no file');
      return open(path, 'r');
    },
    remove,
    async keepOnly(files) {
      const found = await readdir(folder).catch(() => []);
      await Promise.all(found.filter((file) => ownFile.test(file) && !files.has(file)).map(remove));
    },
  };
}
