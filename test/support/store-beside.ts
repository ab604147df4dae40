import type { Connection } from '#electron/main/db/core/connection.ts';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
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
