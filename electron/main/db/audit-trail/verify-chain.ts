import { createHash } from 'node:crypto';
import type { ChainProblem } from '#shared/contract/kiosk/audit-trail/audit-methods.ts';
import { canonicalAuditContent, firstPreviousHash } from '#shared/domain/audit-trail/audit-content.ts';
import type { AuditDetailValue } from '#shared/domain/audit-trail/audit-events.ts';
import { type Connection, findRow, listRows } from '../core/connection.ts';
import { type AuditHead, type AuditRow, getAuditHead } from './audit-store.ts';

export type ChainVerdict =
  | { readonly verdict: 'intact'; readonly entries: number; readonly head: string }
  | ({ readonly verdict: 'broken' } & ChainFault);

export interface ChainFault {
  /** The first entry that is not as it was written. */
  readonly sequence: number;
  readonly problem: ChainProblem;
  /** The last entry that is missing at the end; otherwise as `sequence`. */
  readonly last: number;
}

const pageSize = 1000;

/**
 * Walks the whole trail from its first entry and names the first fault: a changed, missing or reordered entry, or a
 * trail cut at its end (against the head kept apart, the head carried by the last event, and those `witnessed` outside the
 * database). Yields to the event loop between pages.
 */
export async function verifyChain(
  db: Connection,
  witnessed: readonly AuditHead[] = [],
): Promise<ChainVerdict> {
  let previous: AuditHead = { sequence: 0, hash: firstPreviousHash };
  const witness = listHeads(db, witnessed);
  for (;;) {
    const rows = listRows<AuditRow>(
      db,
      'SELECT * FROM audit_event WHERE sequence > ? ORDER BY sequence LIMIT ?',
      [previous.sequence, pageSize],
    );
    for (const row of rows) {
      const fault = faultOf(row, previous, witness);
      if (fault !== undefined) return { verdict: 'broken', ...fault };
      previous = { sequence: row.sequence, hash: row.hash };
    }
    if (rows.length < pageSize) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const beyond = [...witness.keys()].filter((sequence) => sequence > previous.sequence);
  if (beyond.length > 0) {
    return {
      verdict: 'broken',
      sequence: previous.sequence + 1,
      problem: 'end-missing',
      last: Math.max(...beyond),
    };
  }
  return { verdict: 'intact', entries: previous.sequence, head: previous.hash };
}

function faultOf(
  row: AuditRow,
  previous: AuditHead,
  witness: ReadonlyMap<number, string>,
): ChainFault | undefined {
  const expected = previous.sequence + 1;
  const fault = (problem: ChainProblem): ChainFault => ({ sequence: expected, problem, last: expected });
  if (row.sequence !== expected) return fault('missing');
  if (row.previous_hash !== previous.hash) return fault('not-following');
  if (hashOf(row) !== row.hash) return fault('changed');
  const witnessed = witness.get(expected);
  return witnessed !== undefined && witnessed !== row.hash ? fault('not-as-witnessed') : undefined;
}

/** The hash a row should have; an empty text when its details are not even readable. */
function hashOf(row: AuditRow): string {
  let detail: Record<string, AuditDetailValue>;
  try {
    detail = JSON.parse(row.detail) as Record<string, AuditDetailValue>;
  } catch {
    return '';
  }
  const content = canonicalAuditContent({
    sequence: row.sequence,
    at: row.at,
    event: row.event,
    accountId: row.account_id,
    subject: row.subject,
    detail,
    previousHash: row.previous_hash,
  });
  return createHash('sha256').update(content).digest('hex');
}

/** Entries known from elsewhere, by sequence: a forged trail has to agree with all of them. */
function listHeads(db: Connection, witnessed: readonly AuditHead[]): Map<number, string> {
  const heads = new Map<number, string>();
  const fromEvent = findRow<AuditHead>(
    db,
    `SELECT content -> '$.auditHead' ->> 'sequence' AS sequence, content -> '$.auditHead' ->> 'hash' AS hash
     FROM event ORDER BY key DESC LIMIT 1`,
  );
  for (const head of [fromEvent, getAuditHead(db), ...witnessed]) {
    if (head !== undefined && head.sequence > 0) heads.set(head.sequence, head.hash);
  }
  return heads;
}
