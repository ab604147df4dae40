import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkFileName, databaseFileName } from '#electron/main/db/core/open-database.ts';
import { reservationFileName } from '#electron/main/db/registration/code-reservation.ts';
import { restoredMarkName } from '#electron/main/db/safety/restored-mark.ts';
import { actFileName } from '#electron/main/db/witnesses/act-file.ts';
import { anchorFileName } from '#electron/main/db/witnesses/audit-anchor.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { keyFileName } from '#electron/main/keys/key-file-sealer.ts';
import { clearUnfinished } from '#electron/main/store-files/clear-way.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { moveAside, setAsideSuffix } from '../store-files/move-aside.ts';

/** There while a set-up is under way; a set-up that a power cut stopped leaves it behind. */
const beginningFileName = 'set-up-begun';

/** Beginnings of the names of everything that belongs to a store. */
export const partNames = [
  'ventanilla.',
  'keyring.',
  keyFileName,
  actFileName,
  anchorFileName,
  reservationFileName,
  restoredMarkName,
];
/** Made by every opening, also of nothing. */
const tracesOfOpening = ['ventanilla.lock', `${databaseFileName}-shm`];
/** What a set-up makes before there is a terminal. */
const partsOfSetUp = [
  databaseFileName,
  checkFileName,
  'keyring.',
  keyFileName,
  actFileName,
  anchorFileName,
  reservationFileName,
  // Of a restore, which is a set-up too: its key ring comes last.
  documentsDirectoryName,
  restoredMarkName,
];

/**
 * Everything in the data folder that is part of a store, living or broken: where there is any, nothing is set up.
 * Throws what the file system throws.
 */
export function listStoreParts(dataDirectory: string): string[] {
  return readdirSync(dataDirectory)
    .filter(
      (name) => isPart(name) || (name === documentsDirectoryName && holdsSomething(dataDirectory, name)),
    )
    .toSorted();
}

export function hasDatabase(dataDirectory: string): boolean {
  const path = join(dataDirectory, databaseFileName);
  return existsSync(path) && (!statSync(path).isFile() || statSync(path).size > 0);
}

/** From here until `finishSetUp`, what is in the folder may be set aside: it was empty before. */
export function beginSetUp(dataDirectory: string): void {
  writeFileAtomically(join(dataDirectory, beginningFileName), '');
}

export function finishSetUp(dataDirectory: string): void {
  clearUnfinished(join(dataDirectory, beginningFileName));
  fsyncDirectory(dataDirectory);
}

export function isSetUpUnfinished(dataDirectory: string): boolean {
  // What is no file was not written by a set-up.
  return lstatSync(join(dataDirectory, beginningFileName), { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Renames what an unfinished set-up left, and removes nothing. False, and nothing is touched, when there is more in
 * the folder than a set-up makes.
 */
export function setAsideUnfinished(dataDirectory: string): boolean {
  const parts = listStoreParts(dataDirectory);
  if (!parts.every((name) => partsOfSetUp.some((made) => name.startsWith(made)))) return false;
  for (const name of parts) moveAside(join(dataDirectory, name));
  finishSetUp(dataDirectory);
  return true;
}

function isPart(name: string): boolean {
  return (
    partNames.some((part) => name.startsWith(part)) &&
    !tracesOfOpening.includes(name) &&
    !name.endsWith('.unfinished') &&
    !setAsideSuffix.test(name)
  );
}

function holdsSomething(dataDirectory: string, folder: string): boolean {
  const path = join(dataDirectory, folder);
  return !statSync(path).isDirectory() || readdirSync(path).length > 0;
}
