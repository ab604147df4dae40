import { existsSync } from 'node:fs';
import { findStoreFault } from '#electron/main/app/find-store-fault.ts';
import { hasDatabase, listStoreParts } from '#electron/main/app/store-parts.ts';
import { databaseFileName, isOfDatabase } from '#electron/main/db/core/open-database.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { type KeyRing, readWithPassphrase, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { hasKeyRing, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { checkStoreFolder } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import type { StartProblem } from '#shared/contract/kiosk/display/session.ts';
import { verifyStore } from './verify-store.ts';

const faultTexts: Readonly<Record<StartProblem, string>> = {
  'database-newer': 'it was written by a newer program',
  'database-busy': 'another program has it open',
  'database-damaged': 'it is damaged',
  'damaged-at-work': 'it is damaged',
  'goes-on-elsewhere': 'it was restored elsewhere, and goes on there',
  'acts-at-place': 'the backup place knows of later acts',
  'disk-full': 'the disk is full',
  'key-wrong': 'it is the key of another store',
  'file-damaged': 'its content is not understood',
  'file-not-allowed': 'the operating system does not allow it to be read',
  'not-a-file': 'something else stands in its place',
  'of-another-store': 'it orders another store to be destroyed',
  'file-missing': 'it is missing, and other parts of a store are here',
  'disk-failing': 'the disk cannot read it',
  'start-slow': 'it does not answer',
  'start-failed': 'the store could not be examined: a fault of this program, to be reported',
};

/** 0 intact, 1 a fault was found and named, 2 the store could not be examined. */
export type ExamineStatus = 0 | 1 | 2;

export interface Passphrase {
  /** Asks for it where this machine cannot unseal the key; `given` is used before anything else. */
  readonly ask: () => Promise<string>;
  readonly given?: string;
}

/** Examines the store of a folder and says what was found, line by line. Writes nothing and never throws. */
export async function examineFolder(
  directory: string,
  passphrase: Passphrase,
  say: (line: string) => void,
): Promise<ExamineStatus> {
  try {
    return await examine(directory, passphrase, say);
  } catch (error) {
    return sayFault(error, directory, say);
  }
}

/** Names what was thrown while a store was read, and the file it is about. */
export function sayFault(error: unknown, directory: string, say: (line: string) => void): ExamineStatus {
  const { problem, file } = findStoreFault(error, directory);
  say(`FAULT ${file ?? 'store'}: ${faultTexts[problem]}`);
  return file === null ? 2 : 1;
}

/** Says where there is no store, and false then. Throws `StoreFileError` where a part of one is missing. */
export function requireStore(directory: string, say: (line: string) => void): boolean {
  if (!existsSync(directory) || listStoreParts(directory).length === 0) {
    say(`no store of a terminal in ${directory}`);
    return false;
  }
  if (!hasKeyRing(directory)) throw new StoreFileError(keyRingFileName, 'file-missing');
  if (!hasDatabase(directory)) throw new StoreFileError(databaseFileName, 'file-missing');
  checkStoreFolder(directory, documentsDirectoryName);
  return true;
}

async function examine(
  directory: string,
  passphrase: Passphrase,
  say: (line: string) => void,
): Promise<ExamineStatus> {
  if (!requireStore(directory, say)) return 2;
  const keys = await openKeys(directory, passphrase);
  if (keys === undefined) {
    say('the recovery passphrase is wrong');
    return 2;
  }
  try {
    for await (const step of verifyStore(directory, keys)) {
      say(`${step.fault === undefined ? 'ok   ' : 'FAULT'} ${step.part}: ${step.fault ?? step.summary}`);
      if (step.fault !== undefined) return 1;
    }
    say('The store is intact.');
    return 0;
  } finally {
    keys.close();
  }
}

/** The key file where there is one; the passphrase given or asked for where the keystore holds the key. */
async function openKeys(directory: string, { given, ask }: Passphrase): Promise<KeyRing | undefined> {
  const isOurs = (key: Uint8Array) => isOfDatabase(directory, key);
  if (given !== undefined) return readWithPassphrase(directory, given, isOurs);
  const unsealed = unsealKeyRing(directory, undefined, 'read-only', isOurs);
  if (unsealed.state === 'unsealed') return unsealed.keys;
  return readWithPassphrase(directory, await ask(), isOurs);
}
