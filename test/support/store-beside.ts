import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { databaseFileName, openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { KeySealer } from '#electron/main/ports.ts';

/** The store of a story beside its kiosk, for reading; undefined where it does not open. */
export function openBeside(dataDirectory: string, keystore: KeySealer): Connection | undefined {
  try {
    const unsealed = unsealKeyRing(dataDirectory, keystore, 'read-only');
    if (unsealed.state !== 'unsealed') return undefined;
    const db = openDatabaseReadOnly(dataDirectory, unsealed.keys.key('database'));
    unsealed.keys.close();
    return db;
  } catch {
    return undefined;
  }
}

/** Changes rows of a store beside its kiosk, as only whoever has its key can. */
export function changeBeside(dataDirectory: string, keystore: KeySealer, statements: string): void {
  const unsealed = unsealKeyRing(dataDirectory, keystore, 'read-only');
  if (unsealed.state !== 'unsealed') throw new Error(`the store is ${unsealed.state}`);
  const db = new Sqlite(join(dataDirectory, databaseFileName));
  try {
    db.pragma("cipher = 'aegis'");
    const raw = Buffer.concat([Buffer.from('raw:'), unsealed.keys.key('database')]);
    (db as Sqlite.Database & { key(key: Buffer): number }).key(raw);
    db.exec(statements);
  } finally {
    db.close();
    unsealed.keys.close();
  }
}
