import { isOfDatabase } from '#electron/main/db/core/open-database.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { compareStores, type StoreToCompare } from './compare-stores.ts';
import { type ExamineStatus, requireStore, sayFault } from './examine-folder.ts';

type Say = (line: string) => void;

/** Compares two stores that one passphrase opens: a restored one and the one it was made from. Never throws. */
export async function compareFolders(
  one: string,
  other: string,
  passphrase: string,
  say: Say,
): Promise<ExamineStatus> {
  const opened: StoreToCompare[] = [];
  try {
    for (const directory of [one, other]) {
      const store = await open(directory, passphrase, say);
      if (typeof store === 'number') return store;
      opened.push(store);
    }
    return await compare(opened as [StoreToCompare, StoreToCompare], say);
  } finally {
    for (const { keys } of opened) keys.close();
  }
}

async function open(
  directory: string,
  passphrase: string,
  say: Say,
): Promise<StoreToCompare | ExamineStatus> {
  const sayHere = (line: string) => say(`${directory}: ${line}`);
  try {
    if (!requireStore(directory, say)) return 2;
    const keys = await readWithPassphrase(directory, passphrase, (key) => isOfDatabase(directory, key));
    if (keys !== undefined) return { directory, keys };
    sayHere('the recovery passphrase is wrong');
    return 2;
  } catch (error) {
    return sayFault(error, directory, sayHere);
  }
}

async function compare(stores: [StoreToCompare, StoreToCompare], say: Say): Promise<ExamineStatus> {
  try {
    const { tables, rows, documents, differences } = await compareStores(...stores);
    say(`${tables} tables, ${rows} rows, ${documents} documents`);
    for (const { what, how } of differences) say(`DIFFERENT ${what}: ${how}`);
    if (differences.length === 0) say('The stores are equal.');
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    const status = sayFault(error, stores[0].directory, say);
    say('One of them cannot be read to its end: examine each with --data.');
    return status;
  }
}
