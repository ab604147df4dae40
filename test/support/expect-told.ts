import { expect } from 'vitest';
import { isDamage } from '#electron/main/db/core/disk-errors.ts';
import { databaseVersion } from '#electron/main/db/core/migrate.ts';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { KeySealer } from '#electron/main/ports.ts';

/** After a story: every act that others must know was told, in a chain without a fault. A spoilt store says nothing. */
export function expectActsTold(dataDirectory: string, keystore: KeySealer): void {
  let db: ReturnType<typeof openDatabaseReadOnly>;
  try {
    const unsealed = unsealKeyRing(dataDirectory, keystore, 'read-only');
    if (unsealed.state !== 'unsealed') return;
    db = openDatabaseReadOnly(dataDirectory, unsealed.keys.key('database'));
    unsealed.keys.close();
  } catch {
    return;
  }
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
