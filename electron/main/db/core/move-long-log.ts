import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection.ts';
import { databaseFileName } from './open-database.ts';

/** Bytes of the write-ahead log above which it is moved into the database. */
const longLog = 512 * 1024;

/**
 * Moves a long write-ahead log into the database, between acts. A short log is written again from its beginning: its
 * file does not grow, and a commit's fsync then costs less than one that also makes the file longer. True when it did.
 */
export function moveLongLog(db: Connection, directory: string): boolean {
  const log = statSync(join(directory, `${databaseFileName}-wal`), { throwIfNoEntry: false });
  if (log === undefined || log.size <= longLog) return false;
  db.pragma('wal_checkpoint(PASSIVE)');
  return true;
}
