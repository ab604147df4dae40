import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import { type Connection, runSql } from '../core/connection.ts';

/**
 * Inside the transaction that keeps a registration as pending. True when its person needs another slip: there is none yet,
 * or the newest one asks for something else.
 */
export function noteComebackSlip(db: Connection, visitId: string, missing: readonly MissingPiece[]): boolean {
  const changes = runSql(
    db,
    `INSERT INTO comeback_slip (visit_id, missing) VALUES (@visitId, @missing)
     ON CONFLICT (visit_id) DO UPDATE SET missing = excluded.missing WHERE missing <> excluded.missing`,
    { visitId, missing: JSON.stringify(missing) },
  );
  return changes > 0;
}
