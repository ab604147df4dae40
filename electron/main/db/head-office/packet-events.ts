import type { PlannedDocument, PlannedEvent } from '#electron/main/packets/plan-parts.ts';
import { readEvent } from '#shared/contract/head-office/events.ts';
import type { EventRun } from '#shared/contract/head-office/packet.ts';
import { type Connection, findRow, listRows } from '../core/connection.ts';
import { eventKey } from './event-key.ts';

/**
 * What is to go into a packet: every event that waits, or names a document that does, and those documents, each once. An
 * event that came by another way goes in once more, so that its documents come with what names them.
 */
export interface WaitingEvents {
  readonly runs: readonly EventRun[];
  readonly events: readonly PlannedEvent[];
  readonly documents: readonly PlannedDocument[];
}

interface WaitingRow {
  readonly previous_hash: string;
  readonly content: string;
  readonly signature: string;
  readonly size: number;
}

/** Reads every event that waits; for a thread. `onRead` is told how many of how many, and may throw to end it. */
export function readWaitingEvents(
  db: Connection,
  onRead: (done: number, total: number) => void = () => undefined,
): WaitingEvents {
  // The index has the keys, in another order. A key may be more than a number here holds.
  const waiting = listRows<{ epoch: number; number: number }>(
    db,
    `SELECT key / 1000000000 AS epoch, key % 1000000000 AS number FROM (
       SELECT key FROM event WHERE state IN ('saved', 'sent')
       UNION SELECT event FROM office_document WHERE state = 'waiting')`,
  ).toSorted((a, b) => a.epoch - b.epoch || a.number - b.number);
  const publicKeys = new Map(
    listRows<{ epoch: number; publicKey: string }>(
      db,
      'SELECT epoch, public_key AS publicKey FROM signing_key',
    ).map(({ epoch, publicKey }) => [epoch, publicKey]),
  );
  const runs: EventRun[] = [];
  const events: PlannedEvent[] = [];
  const documents = new Map<string, PlannedDocument>();
  for (const [index, { epoch, number }] of waiting.entries()) {
    const row = findRow<WaitingRow>(
      db,
      `SELECT previous_hash, content, signature, length(CAST(content AS BLOB)) AS size
       FROM event WHERE key = ${eventKey('?', '?')}`,
      [epoch, number],
    );
    if (row === undefined) throw new Error('an event is gone');
    const { signature, size, content, previous_hash: before } = row;
    const run = runs.at(-1);
    if (run?.epoch === epoch && run.last === number - 1) runs[runs.length - 1] = { ...run, last: number };
    else runs.push({ epoch, first: number, last: number, before, publicKey: publicKeys.get(epoch) ?? '' });
    events.push({ epoch, number, signature, size });
    const reading = readEvent(content);
    if (reading.state === 'malformed') throw new Error(`event ${number} of epoch ${epoch} is malformed`);
    for (const { sha256, size: bytes } of reading.event.documents) {
      if (!isThere(db, sha256)) documents.set(sha256, { sha256, size: bytes });
    }
    onRead(index + 1, waiting.length);
  }
  return { runs, events, documents: [...documents.values()] };
}

function isThere(db: Connection, sha256: string): boolean {
  return (
    findRow(db, `SELECT 1 FROM office_document WHERE sha256 = ? AND state = 'there'`, [sha256]) !== undefined
  );
}

/** Throws for an event that is not there. */
export function getEventContent(db: Connection, epoch: number, number: number): string {
  const sql = `SELECT content FROM event WHERE key = ${eventKey('?', '?')}`;
  const row = findRow<{ content: string }>(db, sql, [epoch, number]);
  if (row === undefined) throw new Error(`event ${number} of epoch ${epoch} is gone`);
  return row.content;
}
