import type { ContactChangeSummary } from '#shared/contract/kiosk/people/worker-record.ts';
import type { EmailChange } from '#shared/domain/contact/contact-change.ts';
import { type ContactField, contactFields } from '#shared/domain/contact/contact-fields.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { joinSigners } from '../approvals/approval-store.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { insertContact } from '../people/worker-store.ts';

/** A change of contact data that a second person approved or refused. */
export interface ContactChange {
  readonly visitId: string;
  readonly workerId: string;
  readonly fields: readonly ContactField[];
  /** Its decision. */
  readonly approvalId: string;
  readonly at: Date;
}

/** The new data are a revision of their own; the ones before are kept. Throws where it was not approved. */
export function insertContactChange(db: Connection, change: ContactChange, values: DraftValues): void {
  if (!db.inTransaction) throw new Error('a change of contact data is one transaction with its trail');
  const beforeKey = findContactKey(db, change.workerId);
  insertContact(db, change.workerId, values, change.at);
  insertDecision(db, change, beforeKey, findContactKey(db, change.workerId));
}

/** Nothing changes; who declined it and why is kept. Throws where it was not refused. */
export function insertDeclinedContactChange(db: Connection, change: ContactChange): void {
  insertDecision(db, change, findContactKey(db, change.workerId), null);
}

function insertDecision(
  db: Connection,
  { fields, at, ...change }: ContactChange,
  beforeKey: number | null,
  afterKey: number | null,
): void {
  runSql(
    db,
    `INSERT INTO contact_change (visit_id, worker_id, fields, before_key, after_key, approval_id, decided_at)
     VALUES (@visitId, @workerId, @fields, @beforeKey, @afterKey, @approvalId, @at)`,
    { ...change, fields: fields.join(','), beforeKey, afterKey, at: at.toISOString() },
  );
}

function findContactKey(db: Connection, workerId: string): number | null {
  const row = findRow<{ key: number | null }>(
    db,
    `SELECT max(key) AS key FROM contact, worker
     WHERE worker.id = ? AND key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999`,
    [workerId],
  );
  return row?.key ?? null;
}

/** The revision in force and the one before it. */
export function findNewestContactKeys(
  db: Connection,
  workerId: string,
): { readonly before: number; readonly after: number } | undefined {
  const after = findContactKey(db, workerId);
  return after === null ? undefined : { before: after - 1, after };
}

/** Signed changes with the addresses before and after, oldest first: of a service, or of a visit after a revocation. */
export function listEmailChanges(db: Connection, workerId: string): EmailChange[] {
  return listRows<EmailChange>(
    db,
    `WITH signed AS (
       SELECT before_key, after_key, decided_at AS at FROM contact_change WHERE worker_id = @workerId
       UNION ALL SELECT before_key, after_key, signed_at FROM registration_signature WHERE worker_id = @workerId)
     SELECT before.email AS before, after.email AS after, at FROM signed
       JOIN contact AS before ON before.key = before_key JOIN contact AS after ON after.key = after_key
     ORDER BY after_key`,
    { workerId },
  );
}

/** Signed and declined ones, newest first. */
export function listContactChanges(db: Connection, workerId: string): ContactChangeSummary[] {
  return listRows<Omit<ContactChangeSummary, 'fields'> & { readonly fields: string }>(
    db,
    `SELECT contact_change.decided_at AS at,
       iif(approval_decision.outcome = 'refused', 'declined', 'approved') AS decision, fields,
       approval_decision.reason, clerk.name AS attendedBy, supervisor.name AS signedBy
     FROM contact_change JOIN visit ON visit.id = visit_id ${joinSigners('contact_change.approval_id')}
     WHERE contact_change.worker_id = ? ORDER BY contact_change.decided_at DESC, visit.reference DESC`,
    [workerId],
  ).map((row) => ({
    ...row,
    fields: contactFields.filter((field) => row.fields.split(',').includes(field)),
  }));
}
