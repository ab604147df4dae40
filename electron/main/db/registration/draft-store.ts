import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';

/** What was typed so far, exactly as typed. Fields never touched are absent. */
export function getDraftValues(db: Connection, visitId: string): DraftValues {
  const rows = listRows<{ field: string; value: string }>(
    db,
    'SELECT field, value FROM draft_field WHERE visit_id = ?',
    [visitId],
  );
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
}

export function saveDraftField(db: Connection, visitId: string, field: DraftField, value: string): void {
  runSql(
    db,
    `INSERT INTO draft_field (visit_id, field, value) VALUES (?, ?, ?)
     ON CONFLICT (visit_id, field) DO UPDATE SET value = excluded.value`,
    [visitId, field, value],
  );
}

/** Several fields at once, as when a worker comes back and the draft starts from the record. */
export function saveDraftValues(db: Connection, visitId: string, values: DraftValues): void {
  for (const [field, value] of Object.entries(values)) {
    saveDraftField(db, visitId, field as DraftField, value);
  }
}
