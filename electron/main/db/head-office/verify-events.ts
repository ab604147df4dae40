import { createHash } from 'node:crypto';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { firstEventHash, readEvent } from '#shared/contract/head-office/events.ts';
import { toldAs } from '#shared/contract/head-office/told-as.ts';
import { type AuditEvent, auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import { findAuditHash } from '../audit-trail/audit-store.ts';
import { type Connection, listRows } from '../core/connection.ts';
import { eventKey } from './event-key.ts';

export type EventsVerdict =
  | { readonly fault: undefined; readonly events: number; readonly epochs: number }
  /** The first fault, by the event's number or the trail's entry. */
  | { readonly fault: string };

interface EventRow {
  readonly epoch: number;
  readonly number: number;
  readonly type: string;
  readonly version: number;
  readonly subject: string | null;
  readonly audit_sequence: number;
  readonly previous_hash: string;
  readonly content: string;
  readonly hash: string;
  readonly signature: string | null;
}

interface Last {
  readonly epoch: number;
  readonly number: number;
  readonly hash: string;
}

const pageSize = 1000;
/** Entries of the trail that one act writes after the one that an event tells, at most. */
const entriesOfAnAct = 40;

/**
 * Walks the chain of events: numbers, hashes, signatures, the trail's entries that they name; and that every act of the
 * trail that others must know was told. Events of a newer program are held to everything but their payload.
 */
export function verifyEvents(db: Connection): EventsVerdict {
  const keys = new Map(
    listRows<{ epoch: number; publicKey: string }>(
      db,
      'SELECT epoch, public_key AS publicKey FROM signing_key',
    ).map(({ epoch, publicKey }) => [epoch, publicKey]),
  );
  let last: Last = { epoch: 1, number: 0, hash: firstEventHash };
  let count = 0;
  const told = new Map<string, number[]>();
  for (;;) {
    const rows = listRows<EventRow>(
      db,
      `SELECT * FROM event WHERE key > ${eventKey('?', '?')} ORDER BY key LIMIT ?`,
      [last.epoch, last.number, pageSize],
    );
    for (const row of rows) {
      const problem = problemOf(db, row, last, keys.get(row.epoch));
      if (problem !== undefined) return { fault: `event ${row.number} of epoch ${row.epoch} ${problem}` };
      last = row;
      count += 1;
      const heads = told.get(row.type) ?? [];
      heads.push(row.audit_sequence);
      told.set(row.type, heads);
    }
    if (rows.length < pageSize) break;
  }
  const untold = findUntoldAct(db, told);
  return untold === undefined ? { fault: undefined, events: count, epochs: keys.size } : { fault: untold };
}

function problemOf(
  db: Connection,
  row: EventRow,
  last: Last,
  publicKey: string | undefined,
): string | undefined {
  const isNewEpoch = row.epoch > last.epoch;
  if (row.number !== (isNewEpoch ? 1 : last.number + 1)) return 'does not follow in number';
  if (row.previous_hash !== last.hash) return 'does not name the one before';
  if (createHash('sha256').update(row.content).digest('hex') !== row.hash) return 'was changed';
  if (publicKey === undefined) return 'is of an epoch without a key';
  if (row.signature === null || !isSignedBy(row.content, row.signature, publicKey))
    return 'is not signed by its key';
  const reading = readEvent(row.content);
  if (reading.state === 'malformed') return `is malformed: ${reading.problem}`;
  const { epoch, number, type, version, subject, previousHash, auditHead } = reading.event;
  const isAsKept =
    epoch === row.epoch &&
    number === row.number &&
    type === row.type &&
    version === row.version &&
    subject === row.subject &&
    previousHash === row.previous_hash &&
    auditHead.sequence === row.audit_sequence;
  if (!isAsKept) return 'says something else than the row that keeps it';
  if (auditHead.sequence > 0 && findAuditHash(db, auditHead.sequence) !== auditHead.hash)
    return `names an entry of another audit trail (${auditHead.sequence})`;
  return undefined;
}

/**
 * An act that was written and not told: a fault of the program, or events that were cut off. Of a store that is older than
 * the contract, acts from before its first event are not asked for; one whose key was made with it has told them all.
 */
function findUntoldAct(db: Connection, told: ReadonlyMap<string, readonly number[]>): string | undefined {
  const names = (Object.keys(auditEvents) as AuditEvent[]).filter((name) => toldAs(name) !== null);
  const acts = listRows<{ sequence: number; event: AuditEvent }>(
    db,
    `SELECT sequence, event FROM audit_event
     WHERE event IN (SELECT value FROM json_each(@names))
       AND sequence > iif(
         (SELECT since FROM signing_key ORDER BY epoch LIMIT 1) <= (SELECT at FROM audit_event WHERE sequence = 1), 1,
         (SELECT coalesce(min(audit_sequence), 9223372036854775807) FROM event WHERE version > 0))
       AND (subject IS NULL OR subject NOT LIKE 'unknown %')
     ORDER BY sequence`,
    { names: JSON.stringify(names) },
  );
  const passed = new Map<string, number>();
  for (const { sequence, event } of acts) {
    const type = toldAs(event) ?? '';
    const heads = told.get(type) ?? [];
    let at = passed.get(type) ?? 0;
    while ((heads[at] ?? sequence) < sequence) at += 1;
    passed.set(type, at);
    const head = heads[at];
    if (head === undefined || head > sequence + entriesOfAnAct)
      return `entry ${sequence} of the trail (${event}) was told to nobody`;
  }
  return undefined;
}
