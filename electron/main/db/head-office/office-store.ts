import { z } from 'zod';
import { headOfficeKeys } from '#shared/contract/head-office/packet.ts';
import { instant } from '#shared/contract/kiosk/values.ts';
import { usualLimit } from '#shared/domain/head-office/line-limit.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** For whom packets are made, as one setting. */
const office = z.strictObject({
  /** Null: none was brought yet. */
  keys: headOfficeKeys.nullable(),
  since: instant.nullable(),
  /** Bytes of a part at most, in millions. */
  partMegabytes: z.int(),
  /** How much of the line documents may take. */
  kilobitsPerSecond: z.int().min(0).nullable().default(usualLimit),
});
export type Office = z.infer<typeof office>;

const noOffice: Office = { keys: null, since: null, partMegabytes: 2000, kilobitsPerSecond: usualLimit };
const name = 'headOffice';

/** Throws where what was saved is not understood. */
export function getOffice(db: Connection): Office {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [name]);
  return row === undefined ? noOffice : office.parse(JSON.parse(row.value));
}

/** Inside the caller's transaction. */
export function changeOffice(db: Connection, change: Partial<Office>): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify({ ...getOffice(db), ...change })],
  );
}
