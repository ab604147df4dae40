import type { LackingDocument } from '#shared/contract/kiosk/safety/safety-values.ts';
import { type Connection, findRow } from '../core/connection.ts';
import type { FileReference } from '../documents/file-references.ts';
import { referenceOf } from '../registration/visit-store.ts';

/** Whose documents and papers these files are, each once, for whoever has to ask for them again. */
export function listDocumentsOf(db: Connection, files: readonly FileReference[]): LackingDocument[] {
  const whole = new Map<string, boolean>();
  for (const { ofId, isWhole } of files) whole.set(ofId, whole.get(ofId) === true || isWhole === 1);
  return [...whole].flatMap(([id, isWhole]) => {
    const row = findRow<{ kind: LackingDocument['kind']; code: string | null; reference: number }>(
      db,
      `SELECT kept.kind, identification_code AS code, reference
       FROM (SELECT id, visit_id, kind FROM visit_document UNION ALL SELECT id, visit_id, kind FROM paper) AS kept
         JOIN visit ON visit.id = kept.visit_id LEFT JOIN worker ON worker.id = visit.worker_id
       WHERE kept.id = ?`,
      [id],
    );
    return row === undefined ? [] : [{ ...row, reference: referenceOf(row.reference), isWhole }];
  });
}
