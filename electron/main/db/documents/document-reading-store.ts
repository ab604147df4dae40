import { type DocumentReading, documentReading } from '#shared/vision/reading/document-reading.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export type StoredReading =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly problem: 'damaged' | 'took-too-long' | 'reader-stopped' }
  | {
      readonly state: 'read';
      readonly reading: DocumentReading;
      readonly strip: Uint8Array<ArrayBuffer> | null;
    };

export interface GateOverride {
  readonly gate: GateId;
  /** The supervisor's name. */
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

interface ReadingRow {
  readonly state: 'waiting' | 'read' | 'failed';
  readonly problem: 'damaged' | 'took-too-long' | 'reader-stopped' | null;
  readonly reading: string | null;
  readonly strip: Buffer | null;
  readonly round: number;
}

/** Asks for an inspection; gates let pass before are judged afresh. Returns its round. */
export function askReading(db: Connection, documentId: string): number {
  runSql(db, 'DELETE FROM gate_override WHERE document_id = ?', [documentId]);
  runSql(
    db,
    `INSERT INTO document_reading (document_id, state, round) VALUES (?, 'waiting', 1)
     ON CONFLICT (document_id) DO UPDATE
     SET state = 'waiting', problem = NULL, reading = NULL, strip = NULL, round = round + 1`,
    [documentId],
  );
  return findRound(db, documentId) ?? 1;
}

export function findRound(db: Connection, documentId: string): number | undefined {
  return findRow<{ round: number }>(db, 'SELECT round FROM document_reading WHERE document_id = ?', [
    documentId,
  ])?.round;
}

/** False when the document was removed or corrected since. */
export function saveReading(
  db: Connection,
  documentId: string,
  round: number,
  outcome: Exclude<StoredReading, { state: 'waiting' }>,
): boolean {
  const changes = runSql(
    db,
    `UPDATE document_reading SET state = @state, problem = @problem, reading = @reading, strip = @strip
     WHERE document_id = @documentId AND round = @round AND state = 'waiting'`,
    {
      documentId,
      round,
      state: outcome.state,
      problem: outcome.state === 'failed' ? outcome.problem : null,
      reading: outcome.state === 'read' ? JSON.stringify(outcome.reading) : null,
      strip: outcome.state === 'read' && outcome.strip !== null ? Buffer.from(outcome.strip) : null,
    },
  );
  return changes > 0;
}

/** Undefined when none was ever asked for. */
export function findReading(db: Connection, documentId: string): StoredReading | undefined {
  const row = findRow<ReadingRow>(db, 'SELECT * FROM document_reading WHERE document_id = ?', [documentId]);
  if (row === undefined) return undefined;
  if (row.state === 'waiting') return { state: 'waiting' };
  // A reading of an older program that says less is read anew rather than believed in part.
  const reading = documentReading.safeParse(JSON.parse(row.reading ?? 'null'));
  if (row.state === 'failed' || !reading.success) {
    return { state: 'failed', problem: row.problem ?? 'damaged' };
  }
  return {
    state: 'read',
    reading: reading.data,
    strip: row.strip === null ? null : new Uint8Array(row.strip),
  };
}

/** Documents whose inspection was asked for and not finished, oldest visit first. */
export function listWaitingReadings(db: Connection): { documentId: string; round: number }[] {
  return listRows(
    db,
    `SELECT document_reading.document_id AS documentId, round FROM document_reading
     JOIN visit_document ON visit_document.id = document_reading.document_id
     WHERE state = 'waiting' ORDER BY visit_document.added_at`,
  );
}

/** Readings of the other documents of the same visit, and of the same worker's other visits. */
export function listNeighbourReadings(db: Connection, documentId: string): DocumentReading[] {
  return listRows<{ reading: string }>(
    db,
    `SELECT document_reading.reading FROM document_reading
     JOIN visit_document ON visit_document.id = document_reading.document_id
     JOIN visit ON visit.id = visit_document.visit_id
     JOIN visit_document AS mine ON mine.id = @documentId
     JOIN visit AS ours ON ours.id = mine.visit_id
     WHERE document_reading.state = 'read' AND document_reading.document_id <> @documentId
       AND visit_document.added_at <= mine.added_at
       AND (visit.id = ours.id OR visit.worker_id = ours.worker_id)`,
    { documentId },
  ).flatMap(({ reading }) => {
    const parsed = documentReading.safeParse(JSON.parse(reading));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Throws where it was not approved: the table does not take it. */
export function saveGateOverride(db: Connection, documentId: string, gate: GateId, approvalId: string): void {
  runSql(
    db,
    `INSERT INTO gate_override (document_id, gate, approval_id) VALUES (?, ?, ?)
     ON CONFLICT (document_id, gate) DO UPDATE SET approval_id = excluded.approval_id`,
    [documentId, gate, approvalId],
  );
}

export function listGateOverrides(db: Connection, documentId: string): GateOverride[] {
  return listRows(
    db,
    `SELECT gate, account.name AS by, reason, decided_at AS at FROM gate_override
     JOIN approval_decision ON request_id = approval_id JOIN account ON account.id = decided_by
     WHERE document_id = ? ORDER BY gate`,
    [documentId],
  );
}
