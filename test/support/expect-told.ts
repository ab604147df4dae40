import { expect } from 'vitest';
import { isDamage } from '#electron/main/db/core/disk-errors.ts';
import { databaseVersion } from '#electron/main/db/core/migrate.ts';
import { listWaitingEvents } from '#electron/main/db/head-office/event-store.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { verifyState } from '#electron/main/db/head-office/verify-state.ts';
import type { KeySealer } from '#electron/main/ports.ts';
import { openBeside } from './store-beside.ts';
import type { KioskTest } from './with-kiosk.ts';

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
    fault = databaseVersion(db) === 0 ? undefined : (verifyEvents(db).fault ?? verifyState(db).fault);
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    db.close();
  }
  expect(fault).toBeUndefined();
}
