import { lstatSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { moveAside } from './move-aside.ts';

/**
 * Makes room for a file that is about to be written under this name. A folder, a link or a pipe that others put there
 * would keep it from being written, lead the writing elsewhere, or have it wait for ever: it is set aside, whole.
 */
export function clearWay(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) moveAside(path);
}

/** As above for a file that is unfinished until it is renamed: what an earlier try left is gone, also one that may not be written. */
export function clearUnfinished(path: string): void {
  clearWay(path);
  rmSync(path, { force: true });
}

/** The same for a folder: what is none and stands in its place is set aside. */
export function clearWayOfFolder(path: string): void {
  if (isFolder(path)) return;
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) moveAside(path);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    // A link that leads round in a circle is none.
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return false;
    throw error;
  }
}

/** Makes a folder below `root`, and those above it, where another thing may stand. */
export function makeFolderBelow(root: string, ...names: readonly string[]): string {
  let path = root;
  for (const name of names) {
    path = join(path, name);
    clearWayOfFolder(path);
    mkdirSync(path, { recursive: true, mode: 0o700 });
  }
  return path;
}
