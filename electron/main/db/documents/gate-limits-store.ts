import { gateLimits } from '#shared/contract/kiosk/documents/document-reading-methods.ts';
import { defaultGateLimits, type GateLimits } from '#shared/vision/reading/gates.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

const NAME = 'gateLimits';

/** What was saved; the measured defaults where nothing was. */
export function getGateLimits(db: Connection): GateLimits {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [NAME]);
  const saved = gateLimits.safeParse(row === undefined ? undefined : JSON.parse(row.value));
  return saved.success ? saved.data : defaultGateLimits;
}

export function saveGateLimits(db: Connection, limits: GateLimits): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [NAME, JSON.stringify(limits)],
  );
}
