import { createHash } from 'node:crypto';
import type { AuditEntry } from '#shared/contract/kiosk/audit-trail/audit-methods.ts';
import { canonicalAuditContent, firstPreviousHash } from '#shared/domain/audit-trail/audit-content.ts';
import {
  type AuditDetail,
  type AuditDetailValue,
  type AuditEvent,
  auditDetailProblem,
} from '#shared/domain/audit-trail/audit-events.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';
import { raiseClockMark } from '../terminal/clock-store.ts';

export interface AuditHead {
  /** 0 when the trail is empty. */
  readonly sequence: number;
  readonly hash: string;
}

export interface NewAuditEvent<Event extends AuditEvent> {
  readonly event: Event;
  /** Id of the signed-in account; null when nobody is. */
  readonly accountId: string | null;
  /** Identification code, worker's id or visit's reference; never a name. */
  readonly subject: string | null;
  readonly detail: AuditDetail<Event>;
  readonly at: Date;
}

export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly event: string;
  readonly account_id: string | null;
  readonly subject: string | null;
  readonly detail: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** Adds an entry to the end of the trail, inside the caller's transaction, and raises the clock's high-water mark. */
export function appendAudit<Event extends AuditEvent>(
  db: Connection,
  entry: NewAuditEvent<Event>,
): AuditHead {
  if (!db.inTransaction) throw new Error('an audit entry belongs to the transaction of its act');
  const detail: Readonly<Record<string, AuditDetailValue>> = entry.detail;
  const problem = auditDetailProblem(entry.event, detail);
  if (problem !== undefined) throw new TypeError(problem);

  const head = getAuditHead(db);
  const content = {
    sequence: head.sequence + 1,
    at: entry.at.toISOString(),
    event: entry.event,
    accountId: entry.accountId,
    subject: entry.subject,
    detail,
    previousHash: head.hash,
  };
  const hash = createHash('sha256').update(canonicalAuditContent(content)).digest('hex');
  runSql(
    db,
    `INSERT INTO audit_event (sequence, at, event, account_id, subject, detail, previous_hash, hash)
     VALUES (@sequence, @at, @event, @accountId, @subject, @detail, @previousHash, @hash)`,
    { ...content, detail: JSON.stringify(detail), hash },
  );
  raiseHighWater(db, 'audit', content.sequence, hash);
  raiseClockMark(db, entry.at);
  return { sequence: content.sequence, hash };
}

/** The last entry written. */
export function getAuditHead(db: Connection): AuditHead {
  const mark = findHighWater(db, 'audit');
  return { sequence: mark?.value ?? 0, hash: mark?.hash ?? firstPreviousHash };
}

/** Hash of one entry; undefined when there is no such entry. */
export function findAuditHash(db: Connection, sequence: number): string | undefined {
  return findRow<{ hash: string }>(db, 'SELECT hash FROM audit_event WHERE sequence = ?', [sequence])?.hash;
}

/** Newest first, before a sequence number, of one event or of all, among some entries or all. Accounts are shown by their usernames. */
export function listAudit(
  db: Connection,
  query: {
    readonly before: number | null;
    readonly limit: number;
    readonly event: string | null;
    readonly among?: readonly number[] | undefined;
  },
): AuditEntry[] {
  const rows = listRows<
    AuditRow & { username: string | null; coSigner: string | null; aboutAccount: string | null }
  >(
    db,
    `SELECT audit_event.*, account.username, second.username AS coSigner, about.username AS aboutAccount
     FROM audit_event
     LEFT JOIN account ON account.id = audit_event.account_id
     LEFT JOIN account AS second ON second.id = audit_event.detail ->> 'coSigner'
     LEFT JOIN account AS about ON about.id = audit_event.detail ->> 'account'
     WHERE audit_event.sequence < coalesce(@before, 9223372036854775807)
       AND (@event IS NULL OR audit_event.event = @event)
       ${query.among === undefined ? '' : 'AND audit_event.sequence IN (SELECT value FROM json_each(@among))'}
     ORDER BY audit_event.sequence DESC LIMIT @limit`,
    query.among === undefined ? query : { ...query, among: JSON.stringify(query.among) },
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    event: row.event,
    account: row.username ?? row.account_id,
    subject: row.subject,
    coSigner: row.coSigner,
    aboutAccount: row.aboutAccount,
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
    hash: row.hash,
  }));
}
