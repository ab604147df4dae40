import { basename } from 'node:path';
import { isFolderOf, listStoreFolders } from '#electron/main/backup/backup-place.ts';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import type { ExamineStatus } from './examine-folder.ts';

type Say = (line: string) => void;

/** Examines every store at a backup place that the passphrase opens, file by file. Changes nothing. */
export async function examineBackup(place: string, passphrase: string, say: Say): Promise<ExamineStatus> {
  const folders = listStoreFolders(place);
  if (folders.length === 0) say(`no backup of a terminal in ${place}`);
  let opened = 0;
  let isWhole = true;
  for (const folder of folders) {
    const keys = await readWithPassphrase(folder, passphrase, (_key, store) => isFolderOf(folder, store));
    if (keys === undefined) {
      say(`${basename(folder)}: another passphrase`);
      continue;
    }
    opened += 1;
    const { generations, documents, entries, faults } = await checkBackup(folder, keys);
    keys.close();
    say(`${basename(folder)}: ${generations} snapshots, ${documents} documents, ${entries} journal entries`);
    for (const { file, fault } of faults) say(`FAULT ${file}: ${fault}`);
    if (faults.length > 0) isWhole = false;
  }
  if (opened === 0) return 2;
  if (!isWhole) return 1;
  say('The backup is as it was written.');
  return 0;
}
