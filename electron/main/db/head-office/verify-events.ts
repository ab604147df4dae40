import { createHash } from 'node:crypto';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { type EventEnvelope, firstEventHash, readEvent } from '#shared/contract/head-office/events.ts';
import { findAuditHash } from '../audit-trail/audit-store.ts';
import { type Connection, listRows } from '../core/connection.ts';
import { eventKey } from './event-key.ts';
import { createToldActs } from './told-acts.ts';

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
  const acts = createToldActs(db);
  for (;;) {
    const rows = listRows<EventRow>(
      db,
      `SELECT * FROM event WHERE key > ${eventKey('?', '?')} ORDER BY key LIMIT ?`,
      [last.epoch, last.number, pageSize],
    );
    for (const row of rows) {
      const read = readRow(db, row, last, keys.get(row.epoch));
      if (typeof read === 'string') return { fault: `event ${row.number} of epoch ${row.epoch} ${read}` };
      const untold = acts.takeEvent(read);
      if (untold !== undefined) return { fault: untold };
      last = row;
      count += 1;
    }
    if (rows.length < pageSize) break;
  }
  const untold = acts.end();
  return untold === undefined ? { fault: undefined, events: count, epochs: keys.size } : { fault: untold };
}

/** The event, or what is wrong with its row. */
function readRow(
  db: Connection,
  row: EventRow,
  last: Last,
  publicKey: string | undefined,
): EventEnvelope | string {
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
  return reading.event;
}
