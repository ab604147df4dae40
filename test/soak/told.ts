import { createHash } from 'node:crypto';
import { listRows } from '#electron/main/db/core/connection.ts';
import { inStore } from '#test/electron/use-cases/head-office/together.ts';
import type { KioskTest } from '#test/support/with-kiosk.ts';

/** Events of the store after one: their keys, and hashes of their text. */
export function newEventsOf(test: KioskTest, after: number): [number, string][] {
  const events = inStore(test, (db) =>
    listRows<{ key: number; content: string }>(
      db,
      'SELECT key, content FROM event WHERE key > ? ORDER BY key',
      [after],
    ),
  );
  return events.map(({ key, content }) => [key, createHash('sha256').update(content).digest('hex')]);
}
