import type { ShownFact, SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { ApprovalOutcome } from '#shared/domain/approvals/approval.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

export interface NewApprovalRequest {
  readonly id: string;
  readonly act: SignedActName;
  /** What names what it is about, and what was chosen with it. JSON values. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Whose trail it belongs to: an identification code or a visit's reference. */
  readonly about: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly facts: readonly ShownFact[];
  /** SHA-256, hexadecimal, of everything that it is about. */
  readonly digest: string;
}

export interface ApprovalRequest {
  readonly id: string;
  readonly about: string | null;
  readonly digest: string | null;
  /** ISO instant. */
  readonly expiresAt: string;
  readonly isOpen: boolean;
}

export function insertApprovalRequest(
  db: Connection,
  { subject, facts, askedAt, expiresAt, ...request }: NewApprovalRequest,
): void {
  runSql(
    db,
    `INSERT INTO approval_request (id, act, subject, about, asked_by, asked_at, expires_at, facts, digest)
     VALUES (@id, @act, @subject, @about, @askedBy, @askedAt, @expiresAt, @facts, @digest)`,
    {
      ...request,
      subject: canonicalJson(JSON.parse(JSON.stringify(subject, wellFormedText))),
      facts: canonicalJson(facts.map(wellFormed)),
      askedAt: askedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    },
  );
}

function wellFormedText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/** Half a letter, as a keyboard may send it, is none in the canonical text. */
function wellFormed({ what, value, before }: ShownFact): ShownFact {
  const shown = { what, value: value?.toWellFormed() ?? null };
  return before === undefined ? shown : { ...shown, before: before?.toWellFormed() ?? null };
}

export function findApprovalRequest(db: Connection, id: string): ApprovalRequest | undefined {
  const row = findRow<Omit<ApprovalRequest, 'isOpen'> & { readonly isOpen: 0 | 1 }>(
    db,
    `SELECT id, about, digest, expires_at AS expiresAt, is_open AS isOpen FROM approval_request WHERE id = ?`,
    [id],
  );
  return row && { ...row, isOpen: row.isOpen === 1 };
}

export interface ApprovalDecision {
  readonly requestId: string;
  readonly outcome: Exclude<ApprovalOutcome, 'expired'>;
  readonly decidedBy: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Ends the request, in the transaction of what is decided. Throws where it is not open any more, where its time is over
 * and where the two people are one: the tables do not take it.
 */
export function insertApprovalDecision(db: Connection, { at, ...decision }: ApprovalDecision): void {
  if (!db.inTransaction) throw new Error('a decision is one transaction with what it decides');
  runSql(
    db,
    `INSERT INTO approval_decision (request_id, outcome, decided_by, reason, decided_at)
     VALUES (@requestId, @outcome, @decidedBy, @reason, @at)`,
    { ...decision, at: at.toISOString() },
  );
}

/**
 * Joins the two people of an act and why: accounts `clerk` and `supervisor`, the `approval_request` and its
 * `approval_decision`, named by the act's column.
 */
export function joinSigners(approvalId: string): string {
  return `JOIN approval_decision ON approval_decision.request_id = ${approvalId}
    JOIN approval_request ON approval_request.id = approval_decision.request_id
    JOIN account AS clerk ON clerk.id = approval_request.asked_by
    JOIN account AS supervisor ON supervisor.id = approval_decision.decided_by`;
}

const expire = `INSERT INTO approval_decision (request_id, outcome, decided_at)
  SELECT id, 'expired', @at FROM approval_request WHERE is_open = 1`;

/** Nobody can decide it any more; nothing where somebody has. */
export function expireApprovalRequest(db: Connection, id: string, at: Date): void {
  runSql(db, `${expire} AND id = @id`, { id, at: at.toISOString() });
}

/** As above, of every request whose time is over. */
export function expireOldApprovalRequests(db: Connection, at: Date): void {
  runSql(db, `${expire} AND expires_at <= @at`, { at: at.toISOString() });
}

/** As above, of every request there is. */
export function expireAllApprovalRequests(db: Connection, at: Date): void {
  runSql(db, expire, { at: at.toISOString() });
}

/** Removes requests that expired before this moment, with what was shown. What was decided stays. */
export function removeExpiredApprovalRequests(db: Connection, before: Date): void {
  runSql(
    db,
    `DELETE FROM approval_request WHERE id IN
       (SELECT request_id FROM approval_decision WHERE outcome = 'expired' AND decided_at < ?)`,
    [before.toISOString()],
  );
}
