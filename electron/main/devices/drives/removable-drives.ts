import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { FoundDriveFile, RemovableDrive, RemovableDrives } from '#electron/main/ports.ts';
import { documentFileEndings } from '#shared/vision/reading/document-types.ts';

const DOCUMENT_NAME = new RegExp(`^[^.~$].*\\.(${documentFileEndings.join('|')})$`, 'i');
const HIDDEN_FOLDER = /^[.$]|^(System Volume Information|LOST\.DIR|Android)$/i;
/** Folders below the drive's own that are looked into. */
const DEEPEST = 3;
/** Entries looked at on one drive: a full drive must not keep the counter waiting. */
const MOST_ENTRIES = 4000;
const MOST_FILES = 60;
/** Milliseconds that a drive may take to be looked through, and for one file. */
const LOOK_PATIENCE = 6000;
const READ_PATIENCE = 60_000;

/**
 * Drives known by `list`, read without a trace: not even the time of reading is written where the system allows. One that
 * hangs holds two of the few threads that Node has for files and passwords, and no third, however often it is asked.
 */
export function createRemovableDrives(list: RemovableDrives['list']): RemovableDrives {
  const looks = new Map<string, Promise<readonly FoundDriveFile[]>>();
  /** What the last look that came to its end found, by the drive's folder. */
  const found = new Map<string, readonly FoundDriveFile[]>();
  const reads = new Map<string, Promise<unknown>>();

  async function look(drive: RemovableDrive): Promise<readonly FoundDriveFile[]> {
    try {
      const files = await findDocuments(drive);
      found.set(drive.root, files);
      return files;
    } finally {
      looks.delete(drive.root);
    }
  }
  return {
    list,
    findDocuments(drive) {
      const underWay = looks.get(drive.root) ?? look(drive);
      looks.set(drive.root, underWay);
      return orElse(underWay, LOOK_PATIENCE, () => found.get(drive.root) ?? []);
    },
    read(drive, path, sizeLimit) {
      let isLate = false;
      const before = reads.get(drive.root) ?? Promise.resolve();
      const answer = before.then(() => (isLate ? undefined : readFile(drive, path, sizeLimit)));
      reads.set(
        drive.root,
        answer.catch(() => undefined),
      );
      return orElse(answer, READ_PATIENCE, () => {
        isLate = true;
        return undefined;
      });
    },
  };
}

/** What it gives, or what `late` gives where that takes longer than so many milliseconds. */
function orElse<Value>(answer: Promise<Value>, patience: number, late: () => Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late()), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function findDocuments(drive: RemovableDrive): Promise<FoundDriveFile[]> {
  const found: FoundDriveFile[] = [];
  let looked = 0;
  async function look(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      looked += 1;
      if (looked > MOST_ENTRIES) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < DEEPEST && !HIDDEN_FOLDER.test(entry.name)) {
        await look(path, depth + 1);
      } else if (entry.isFile() && DOCUMENT_NAME.test(entry.name)) {
        const facts = await lstat(path).catch(() => undefined);
        if (facts?.isFile()) {
          found.push({ path, name: entry.name, size: facts.size, modifiedAt: facts.mtime });
        }
      }
    }
  }
  await look(drive.root, 0);
  return found.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime()).slice(0, MOST_FILES);
}

async function readFile(
  drive: RemovableDrive,
  path: string,
  sizeLimit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | undefined> {
  // A link on a stranger's drive may point at this machine's own files.
  const root = await realpath(drive.root).catch(() => undefined);
  const real = root && (await realpath(path).catch(() => undefined));
  if (root === undefined || real === undefined) return undefined;
  if (!real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return undefined;
  const file = await openQuietly(real);
  if (file === undefined) return undefined;
  try {
    const facts = await file.stat();
    if (!facts.isFile()) return undefined;
    if (facts.size > sizeLimit) return 'too-large';
    return new Uint8Array(await file.readFile());
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

/** Without writing the time of access, which only the file's owner may ask for. */
async function openQuietly(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NOATIME = 0 } = constants;
  return (
    (await open(path, O_RDONLY | O_NOFOLLOW | O_NOATIME).catch(() => undefined)) ??
    (await open(path, O_RDONLY | O_NOFOLLOW).catch(() => undefined))
  );
}

export function driveAt(root: string): RemovableDrive {
  return { root, name: basename(root) || root };
}
