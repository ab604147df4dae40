import { parentPort, workerData } from 'node:worker_threads';
import { isDamage } from '../core/disk-errors.ts';
import { openDatabaseReadOnly } from '../core/open-database.ts';
import { findDamage } from './find-damage.ts';

/** What the thread is given. */
export interface CheckOrder {
  readonly directory: string;
  readonly key: Uint8Array;
}

/** The whole database, read on a connection of this thread's own: main's loop goes on. Posts the damage, or null. */
function check({ directory, key }: CheckOrder): string | null {
  try {
    const db = openDatabaseReadOnly(directory, key);
    try {
      return findDamage(db) ?? null;
    } finally {
      db.close();
    }
  } catch (error) {
    // Anything else, such as a file that is busy, is looked at again the next time.
    return isDamage(error) ? 'a page cannot be read' : null;
  } finally {
    key.fill(0);
  }
}

parentPort?.postMessage(check(workerData as CheckOrder));
