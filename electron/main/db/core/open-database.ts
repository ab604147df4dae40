import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { moveAside } from '#electron/main/store-files/move-aside.ts';
import { openPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { migrations as allMigrations } from '../migrations.ts';
import type { Connection } from './connection.ts';
import { errorCode, isDamage, isDiskFull } from './disk-errors.ts';
import { type Migration, migrate } from './migrate.ts';
import { SqliteDatabase } from './sqlite.ts';

export const databaseFileName = 'ventanilla.db';
const lockFileName = 'ventanilla.lock';
export const checkFileName = 'ventanilla.check';

/** Milliseconds a statement waits for another process before it fails. */
const busyTimeout = 250;

export type DatabaseProblem =
  | 'database-newer'
  | 'database-busy'
  | 'database-damaged'
  | 'disk-full'
  | 'key-wrong';

export interface OpenDatabase {
  readonly db: Connection;
  /** Closes the database and lets another process have it. */
  close(): void;
}

export type OpenDatabaseOutcome =
  | ({ readonly ok: true } & OpenDatabase)
  | { readonly ok: false; readonly problem: DatabaseProblem };

/**
 * Opens (or creates) the encrypted database of `directory` with a raw 32-byte key and brings it to today's version.
 * One process at a time: `database-busy` when another one has it. Throws `StoreFileError` for a file that cannot be had.
 */
export function openDatabase(
  directory: string,
  key: Uint8Array,
  migrations: readonly Migration[] = allMigrations,
): OpenDatabaseOutcome {
  const path = join(directory, databaseFileName);
  const opened: Connection[] = [];
  let file = lockFileName;
  try {
    // A transaction held on a file of its own: the operating system drops it when the process dies, however it dies,
    // and a reading tool can still open the database meanwhile.
    opened.push(takeLock(join(directory, lockFileName)));

    file = databaseFileName;
    if (isLost(directory)) return refuse(opened, 'database-damaged');
    if (!isKeyOf(directory, key)) {
      if (!isOpenedBy(directory, key)) return refuse(opened, 'key-wrong');
      // The key opens the database: it is the digest that was damaged.
      writeFileAtomically(join(directory, checkFileName), checkOf(key));
    }
    const db = new SqliteDatabase(path, { timeout: busyTimeout });
    opened.push(db);
    unlock(db, key);
    // Half of SQLite's default: a registration touches many pages, and each is enciphered and synced whole.
    db.pragma('page_size = 2048');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // The log is moved into the database between acts (see open-store.ts); this is only the limit, 32 MiB.
    db.pragma('wal_autocheckpoint = 16384');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    // Sorting and VACUUM never spill decrypted pages into files.
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
    const migrated = migrate(db, migrations);
    if (!migrated.ok) return refuse(opened, migrated.problem);
    if (!existsSync(join(directory, checkFileName))) {
      writeFileAtomically(join(directory, checkFileName), checkOf(key));
    }
    return { ok: true, db, close: () => closeAll(opened) };
  } catch (error) {
    const problem = problemOf(error);
    closeAll(opened);
    if (problem !== undefined) return { ok: false, problem };
    throw isNotOpened(error) ? notOpened(directory, file) : error;
  }
}

/** Nothing is kept in the file of the lock: damaged, it says nothing of the store, and gives way to another. */
function takeLock(path: string): Connection {
  try {
    return lockOn(path);
  } catch (error) {
    if (!isDamage(error)) throw error;
    moveAside(path);
    return lockOn(path);
  }
}

function lockOn(path: string): Connection {
  const lock = new SqliteDatabase(path, { timeout: 0 });
  try {
    return lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** What SQLite says of a file that it may not have, or that is none. */
export function isNotOpened(error: unknown): boolean {
  return /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(errorCode(error));
}

/** What SQLite did not get; it does not say which of its files it was. */
export function notOpened(directory: string, file: string): StoreFileError {
  const other = [file, `${file}-wal`, `${file}-shm`].find(
    (name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile() === false,
  );
  return new StoreFileError(other ?? file, other === undefined ? 'file-not-allowed' : 'not-a-file');
}

/** Opens an existing database for reading, next to a running kiosk or without one. Throws what SQLite throws. */
export function openDatabaseReadOnly(directory: string, key: Uint8Array): Connection {
  const db = new SqliteDatabase(join(directory, databaseFileName), {
    readonly: true,
    fileMustExist: true,
    timeout: busyTimeout,
  });
  unlock(db, key);
  db.pragma('temp_store = MEMORY');
  db.pragma('query_only = ON');
  return db;
}

/**
 * Moves the write-ahead log that lies beside a database in `directory` into it. For one that is being put together: no
 * lock, no migration. Throws what SQLite throws.
 */
export function foldLogIntoDatabase(directory: string, key: Uint8Array): void {
  const db = new SqliteDatabase(join(directory, databaseFileName), { fileMustExist: true });
  try {
    unlock(db, key);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** What the build with ciphers adds to better-sqlite3's own types. */
interface Keyed {
  key(key: Buffer): number;
}

/** Gives the cipher its raw key (no key derivation) and reads the first page, which throws if the key is wrong. */
function unlock(db: Connection, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError('the database key has 32 bytes');
  db.pragma("cipher = 'aegis'");
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  (db as Connection & Keyed).key(raw);
  raw.fill(0);
  db.pragma('user_version');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/** Which problem of the store an error of SQLite or the file system is; undefined for any other error. */
export function problemOf(error: unknown): DatabaseProblem | undefined {
  const code = errorCode(error);
  if (isDiskFull(error)) return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'database-busy';
  return isDamage(error) ? 'database-damaged' : undefined;
}

/**
 * A wrong key and a damaged first page look the same to the cipher. A keyed digest beside the database tells them
 * apart; it says nothing about the key.
 */
export function isKeyOf(directory: string, key: Uint8Array): boolean {
  const path = join(directory, checkFileName);
  if (!existsSync(path)) return true;
  const kept = Buffer.from(readStoreFile(directory, checkFileName).toString('utf8').trim());
  const expected = Buffer.from(checkOf(key));
  return kept.length === expected.length && timingSafeEqual(kept, expected);
}

/** Whether a key is the one of the database in `directory`; true where there is none. Changes nothing. */
export function isOfDatabase(directory: string, key: Uint8Array): boolean {
  if (existsSync(join(directory, checkFileName)) && isKeyOf(directory, key)) return true;
  const path = join(directory, databaseFileName);
  return !existsSync(path) || statSync(path).size === 0
    ? !existsSync(join(directory, checkFileName))
    : isOpenedBy(directory, key);
}

/** Bytes at its beginning that are made with a database, stay, and are not enciphered. */
const saltSize = 16;

/** What tells the database in `directory` from any other without its key; undefined where there is none to be read. */
export function findSalt(directory: string): string | undefined {
  const path = join(directory, databaseFileName);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const descriptor = openPlainFile(path);
  try {
    const salt = Buffer.alloc(saltSize);
    return readSync(descriptor, salt, 0, saltSize, 0) === saltSize ? salt.toString('hex') : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function isOpenedBy(directory: string, key: Uint8Array): boolean {
  try {
    openDatabaseReadOnly(directory, key).close();
    return true;
  } catch {
    return false;
  }
}

/** A database that was whole once and is now gone or empty is never replaced by a new one. */
function isLost(directory: string): boolean {
  const path = join(directory, databaseFileName);
  return existsSync(join(directory, checkFileName)) && (!existsSync(path) || statSync(path).size === 0);
}

function checkOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('ventanilla database key').digest('hex');
}

function refuse(opened: readonly Connection[], problem: DatabaseProblem): OpenDatabaseOutcome {
  closeAll(opened);
  return { ok: false, problem };
}

function closeAll(opened: readonly Connection[]): void {
  for (const connection of opened.toReversed()) connection.close();
}
