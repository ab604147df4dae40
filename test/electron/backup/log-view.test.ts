import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLogHeader, LogBegunAnew, viewLog } from '#electron/main/backup/log-view.ts';
import { temporaryDirectory } from '../db/test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let path: string;
let db: Database.Database;
beforeEach(() => {
  folder = temporaryDirectory();
  path = join(folder.path, 'database');
  db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE act (number INTEGER)');
});
afterEach(() => {
  db.close();
  folder.remove();
});

function frames(): number {
  const [row] = db.pragma('wal_checkpoint(NOOP)') as { log: number }[];
  return row?.log ?? 0;
}

/** All of the log is in the database, and the next act begins it anew. */
function beginAnew(): void {
  db.pragma('wal_checkpoint(PASSIVE)');
  db.exec('INSERT INTO act VALUES (2)');
}

test('the frames that are committed are read, and no more', () => {
  const salts = findLogHeader(path)?.salts ?? '';
  const view = viewLog(path, salts, frames());
  expect(view?.length).toBe(32 + frames() * (24 + 4096));
  expect(view?.read(32, 36).readUInt32BE()).toBe(1);
  expect(viewLog(path, '', 0)).toBeUndefined();
});

test('of a log that was begun anew nothing is taken for the frames that were counted before', () => {
  const salts = findLogHeader(path)?.salts ?? '';
  const counted = frames();
  const view = viewLog(path, salts, counted);
  beginAnew();
  expect(frames()).toBeLessThan(counted);
  expect(() => viewLog(path, salts, counted)).toThrow(LogBegunAnew);
  expect(() => view?.read(0, 32)).toThrow(LogBegunAnew);
});
