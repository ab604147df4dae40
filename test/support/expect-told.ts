import { expect } from 'vitest';
import { isDamage } from '#electron/main/db/core/disk-errors.ts';
import { databaseVersion } from '#electron/main/db/core/migrate.ts';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { listWaitingEvents } from '#electron/main/db/head-office/event-store.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { KeySealer } from '#electron/main/ports.ts';
import type { KioskTest } from './with-kiosk.ts';

/** The store of a story beside its kiosk, for reading; undefined where it does not open. */
function openBeside(dataDirectory: string, keystore: KeySealer) {
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

/** What head office is told, in order. */
export function listTold({ dataDirectory, keystore }: Pick<KioskTest, 'dataDirectory' | 'keystore'>) {
  const db = openBeside(dataDirectory, keystore);
  if (db === undefined) throw new Error('the store does not open');
  const events = listWaitingEvents(db, 1000);
  db.close();
  return events.map(({ reading }) => {
    if (reading.state !== 'known') throw new Error(`an event is ${reading.state}`);
    return reading.event;
  });
}

/** After a story: every act that others must know was told, in a chain without a fault. A spoilt store says nothing. */
export function expectActsTold(dataDirectory: string, keystore: KeySealer): void {
  const db = openBeside(dataDirectory, keystore);
  if (db === undefined) return;
  let fault: string | undefined;
  try {
    fault = databaseVersion(db) === 0 ? undefined : verifyEvents(db).fault;
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    db.close();
  }
  expect(fault).toBeUndefined();
}
