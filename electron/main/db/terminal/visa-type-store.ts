import type { z } from 'zod';
import { visaTypeChanges } from '#shared/contract/kiosk/terminal/visa-type-methods.ts';
import { noVisaTypeChanges, type VisaTypeChanges } from '#shared/domain/registration/visa-types.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

const NAME = 'visaTypes';

/**
 * What an administrator changed of the default list. Throws when what is stored is not understood: records have kinds
 * whose names are nowhere else.
 */
export function getVisaTypeChanges(db: Connection): z.output<typeof visaTypeChanges> {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [NAME]);
  return visaTypeChanges.parse(row === undefined ? noVisaTypeChanges : JSON.parse(row.value));
}

export function saveVisaTypeChanges(db: Connection, changes: VisaTypeChanges): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [NAME, JSON.stringify(changes)],
  );
}
