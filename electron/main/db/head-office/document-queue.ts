import type { EventDocument } from '#shared/contract/head-office/events.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { eventKey } from './event-key.ts';

/** How far the documents that events name have come. Their files lie in the document store. */

type SettledState = 'there' | 'missing' | 'refused';

export interface QueuedDocument {
  /** Of what is in it, hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** A document that was enciphered, and is kept so until it is at head office. */
export interface Upload {
  readonly sha256: string;
  /** Its name, beside the database. */
  readonly file: string;
  /** An age key: for whom. */
  readonly recipient: string;
  /** Enciphered bytes, and their SHA-256. */
  readonly size: number;
  readonly hash: string;
  /** Bytes of each piece but the last. */
  readonly piece: number;
}

/** Inside the transaction of the event that names them. What one before named goes with that one. */
export function queueDocuments(
  db: Connection,
  { epoch, number }: { readonly epoch: number; readonly number: number },
  documents: readonly EventDocument[],
): void {
  for (const { sha256, size } of documents) {
    runSql(
      db,
      `INSERT OR IGNORE INTO office_document (sha256, event, size)
       VALUES (@sha256, ${eventKey('@epoch', '@number')}, @size)`,
      { sha256, epoch, number, size },
    );
  }
}

/** Documents of events that head office has, the oldest first, that are not enciphered yet. */
export function listDocumentsToEncipher(db: Connection, limit: number): QueuedDocument[] {
  return listRows<QueuedDocument>(
    db,
    `SELECT document.sha256, document.size FROM office_document AS document JOIN event ON event.key = document.event
     WHERE document.state = 'waiting' AND event.state <> 'saved'
       AND NOT EXISTS (SELECT 1 FROM office_upload AS upload WHERE upload.sha256 = document.sha256)
     ORDER BY document.event, document.sha256 LIMIT ?`,
    [limit],
  );
}

/** Inside the caller's transaction. What is there stays there. */
export function settleDocument(db: Connection, sha256: string, state: SettledState, at: Date): void {
  runSql(
    db,
    `UPDATE office_document SET state = @state, changed_at = @at WHERE sha256 = @sha256 AND state <> 'there'`,
    { sha256, state, at: at.toISOString() },
  );
  dropUpload(db, sha256);
}

/** Inside the caller's transaction. */
export function keepUpload(db: Connection, upload: Upload): void {
  runSql(
    db,
    `INSERT OR REPLACE INTO office_upload (sha256, file, recipient, size, hash, piece)
     VALUES (@sha256, @file, @recipient, @size, @hash, @piece)`,
    upload,
  );
}

export function dropUpload(db: Connection, sha256: string): void {
  runSql(db, 'DELETE FROM office_upload WHERE sha256 = ?', [sha256]);
}

/** Everything that is enciphered, in the order in which it goes. */
export function listUploads(db: Connection): Upload[] {
  return listRows<Upload>(
    db,
    `SELECT upload.sha256, file, recipient, upload.size, hash, piece FROM office_upload AS upload
     JOIN office_document AS document ON document.sha256 = upload.sha256 ORDER BY document.event, upload.sha256`,
  );
}

/** Whether one of a worker's, which an event names, is not at head office. */
export function hasDocumentsToCome(db: Connection, workerId: string): boolean {
  // From the worker's few files on: no index of all events by their subjects is kept.
  const sql = `WITH own AS (
      SELECT visit_document.id, sha256 FROM visit JOIN visit_document ON visit_document.visit_id = visit.id
      WHERE visit.worker_id = ?
    ), original AS (
      SELECT sha256 FROM own
      UNION ALL SELECT merged_original.sha256 FROM own JOIN merged_original ON merged_original.document_id = own.id
    )
    SELECT 1 FROM original JOIN office_document AS document ON document.sha256 = original.sha256
    WHERE document.state <> 'there' LIMIT 1`;
  return findRow(db, sql, [workerId]) !== undefined;
}

export interface DocumentSummary {
  readonly waiting: number;
  /** Bytes of those. */
  readonly bytes: number;
  /** Ones that this terminal cannot read any more. */
  readonly missing: number;
  /** Ones that head office does not take. */
  readonly refused: number;
}

export function summariseDocuments(db: Connection): DocumentSummary {
  const waiting = findRow<{ waiting: number; bytes: number }>(
    db,
    `SELECT count(*) AS waiting, coalesce(sum(size), 0) AS bytes FROM office_document WHERE state = 'waiting'`,
  );
  const others = findRow<{ missing: number; refused: number }>(
    db,
    `SELECT count(*) FILTER (WHERE state = 'missing') AS missing, count(*) FILTER (WHERE state = 'refused') AS refused
     FROM office_document WHERE state IN ('missing', 'refused')`,
  );
  return { ...{ waiting: 0, bytes: 0, missing: 0, refused: 0 }, ...waiting, ...others };
}
