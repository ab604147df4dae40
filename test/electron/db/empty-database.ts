import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { checkFileName, databaseFileName, openDatabase } from '#electron/main/db/core/open-database.ts';
import { oncePerRun } from '#test/support/once-per-run.ts';

const templateKey = Buffer.alloc(32, 7);

/** What the build with ciphers adds to better-sqlite3's own types. */
interface Rekeyed {
  rekey(key: Buffer): number;
}

/**
 * Puts a database of today's version, empty, into a folder that has none: a copy of one that migrated once a run, with a
 * salt of its own and another raw 32-byte key. Sixty migrations take more than most of the tests that begin with them.
 */
export async function putEmptyDatabase(directory: string, key: Uint8Array): Promise<void> {
  const path = join(directory, databaseFileName);
  if (existsSync(path)) return;
  const template = await oncePerRun('database', async (folder) => openEmpty(folder).close());
  copyFileSync(join(template, databaseFileName), path);
  const { db, close } = openEmpty(directory);
  // The cipher gives no database another key while it has a log.
  db.pragma('journal_mode = DELETE');
  (db as Connection & Rekeyed).rekey(Buffer.concat([Buffer.from('raw:'), key]));
  close();
  // It tells the key that the copy was opened with.
  rmSync(join(directory, checkFileName));
}

function openEmpty(directory: string) {
  const opened = openDatabase(directory, templateKey);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}
