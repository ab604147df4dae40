import { getAuditHead } from '../audit-trail/audit-store.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export type OutboxState = 'saved' | 'sent' | 'acknowledged';

export interface OutboxItem {
  readonly id: string;
  readonly kind: string;
  /** Worker's id. */
  readonly subject: string | null;
  readonly payload: unknown;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly createdAt: string;
}

/**
 * What head office must know, in the transaction of the act itself; call it after `appendAudit`, whose head it
 * carries. `payload` is anything JSON holds.
 */
export function insertOutboxItem(
  db: Connection,
  item: {
    readonly id: string;
    readonly kind: string;
    readonly subject: string | null;
    readonly payload: unknown;
    readonly at: Date;
  },
): void {
  if (!db.inTransaction) throw new Error('an outbox row belongs to the transaction of its act');
  const head = getAuditHead(db);
  runSql(
    db,
    `INSERT INTO outbox (id, kind, subject, payload, created_at, audit_sequence, audit_hash)
     VALUES (@id, @kind, @subject, @payload, @at, @sequence, @hash)`,
    {
      id: item.id,
      kind: item.kind,
      subject: item.subject,
      payload: JSON.stringify(item.payload),
      at: item.at.toISOString(),
      ...head,
    },
  );
}

/** Oldest first, not yet acknowledged. */
export function listOutboxItems(db: Connection, limit: number): OutboxItem[] {
  const rows = listRows<Omit<OutboxItem, 'payload'> & { payload: string }>(
    db,
    `SELECT id, kind, subject, payload, state, attempts, created_at AS createdAt FROM outbox
     WHERE state IN ('saved', 'sent') ORDER BY number LIMIT ?`,
    [limit],
  );
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
}

/** States only go forward: saved, sent, acknowledged. */
export function setOutboxState(db: Connection, id: string, state: 'sent' | 'acknowledged', at: Date): void {
  runSql(
    db,
    `UPDATE outbox SET state = @state, attempts = attempts + (@state = 'sent'),
       attempted_at = CASE @state WHEN 'sent' THEN @at ELSE attempted_at END,
       acknowledged_at = CASE @state WHEN 'acknowledged' THEN @at ELSE acknowledged_at END
     WHERE id = @id AND state <> 'acknowledged'`,
    { id, state, at: at.toISOString() },
  );
}

export interface OutboxSummary {
  readonly waiting: number;
  readonly sent: number;
  /** When the oldest one not acknowledged was saved. */
  readonly oldest: string | null;
}

export function summariseOutbox(db: Connection): OutboxSummary {
  const row = findRow<OutboxSummary>(
    db,
    `SELECT count(*) FILTER (WHERE state = 'saved') AS waiting, count(*) FILTER (WHERE state = 'sent') AS sent,
       min(created_at) AS oldest
     FROM outbox WHERE state IN ('saved', 'sent')`,
  );
  return row ?? { waiting: 0, sent: 0, oldest: null };
}

/** The state of what is least far of everything about a subject; `acknowledged` when nothing of it waits. */
export function findHeadOfficeState(db: Connection, subject: string): OutboxState {
  const rows = listRows<{ state: OutboxState }>(
    db,
    `SELECT DISTINCT state FROM outbox WHERE subject = ? AND state IN ('saved', 'sent')`,
    [subject],
  );
  const states = rows.map(({ state }) => state);
  if (states.includes('saved')) return 'saved';
  return states.includes('sent') ? 'sent' : 'acknowledged';
}
