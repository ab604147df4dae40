import { canonicalJson } from '../canonical-json.ts';
import type { AuditDetailValue } from './audit-events.ts';

export interface AuditContent {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: string;
  readonly accountId: string | null;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, AuditDetailValue>>;
  /** Hash of the entry before; of the first entry, `firstPreviousHash`. */
  readonly previousHash: string;
}

export const firstPreviousHash = '0'.repeat(64);

/**
 * The text whose SHA-256 is an entry's hash: a JSON array in a fixed order with the details sorted by name, so that
 * the same entry always gives the same text and no two entries share one.
 */
export function canonicalAuditContent(content: AuditContent): string {
  const { sequence, at, event, accountId, subject, detail, previousHash } = content;
  const details = Object.entries(detail).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return canonicalJson([
    'ventanilla-audit-1',
    sequence,
    at,
    event,
    accountId,
    subject,
    details,
    previousHash,
  ]);
}
