import { createHash } from 'node:crypto';
import {
  checkPayload,
  type EventDocument,
  type EventEnvelope,
  type EventPayload,
  type EventReading,
  type EventType,
  eventContent,
  eventDefinitions,
  firstEventHash,
  readEvent,
} from '#shared/contract/head-office/events.ts';
import { laterTime, nextHybridTime } from '#shared/domain/head-office/hybrid-time.ts';
import { getAuditHead } from '../audit-trail/audit-store.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import {
  type DocumentSummary,
  hasDocumentsToCome,
  queueDocuments,
  summariseDocuments,
} from './document-queue.ts';
import { eventKey } from './event-key.ts';
import type { EventOrigin } from './event-origin.ts';
import { findLatestHeard, listHeard } from './heard.ts';

type EventState = 'saved' | 'sent' | 'acknowledged' | 'refused';

/** An event as it is kept, and passed on. */
export interface StoredEvent {
  readonly key: number;
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
  readonly reading: EventReading;
  readonly state: EventState;
  readonly attempts: number;
}

export interface NewEvent<Type extends EventType> {
  readonly type: Type;
  /** Worker's id. */
  readonly subject: string | null;
  readonly payload: EventPayload<Type>;
  readonly documents?: readonly EventDocument[];
  readonly at: Date;
}

interface LastEvent {
  readonly epoch: number;
  readonly number: number;
  readonly wall: string;
  readonly count: number;
  readonly hash: string;
}

/**
 * Adds an event to the end of the chain, inside the transaction of its act and after `appendAudit`, whose head it
 * carries. Throws for a payload that its schema does not take.
 */
export function appendEvent<Type extends EventType>(
  db: Connection,
  origin: EventOrigin,
  { type, subject, payload, documents = [], at }: NewEvent<Type>,
): void {
  if (!db.inTransaction) throw new Error('an event belongs to the transaction of its act');
  const last = findRow<LastEvent>(
    db,
    `SELECT epoch, number, time_wall AS wall, time_count AS count, hash FROM event ORDER BY key DESC LIMIT 1`,
  );
  const epoch = origin.epoch();
  const terminal = origin.terminal();
  const heard = listHeard(db, { terminal, epoch }, subject);
  const envelope: EventEnvelope = {
    format: 'ventanilla-event-1',
    type,
    version: eventDefinitions[type].version,
    scope: 'head-office',
    terminal,
    epoch,
    number: last?.epoch === epoch ? last.number + 1 : 1,
    previousHash: last?.hash ?? firstEventHash,
    auditHead: getAuditHead(db),
    time: nextHybridTime(laterTime(last, findLatestHeard(db)), at),
    ...(heard.length === 0 ? {} : { heard }),
    subject,
    payload: checkPayload(type, payload),
    documents: [...documents],
  };
  const content = eventContent(envelope);
  const { number, version, time, previousHash, auditHead } = envelope;
  runSql(
    db,
    `INSERT INTO event (key, epoch, number, type, version, subject, time_wall, time_count, audit_sequence,
       previous_hash, content, hash, signature)
     VALUES (${eventKey('@epoch', '@number')}, @epoch, @number, @type, @version, @subject, @wall, @count, @auditSequence,
       @previousHash, @content, @hash, @signature)`,
    {
      epoch,
      number,
      type,
      version,
      subject,
      ...time,
      auditSequence: auditHead.sequence,
      previousHash,
      content,
      hash: createHash('sha256').update(content).digest('hex'),
      signature: origin.sign(content),
    },
  );
  queueDocuments(db, { epoch, number }, documents);
}

/** Oldest first, not yet answered; also those that this program does not understand. */
export function listWaitingEvents(db: Connection, limit: number): StoredEvent[] {
  const rows = listRows<Omit<StoredEvent, 'reading'>>(
    db,
    `SELECT key, content, hash, signature, state, attempts FROM event
     WHERE state IN ('saved', 'sent') ORDER BY key LIMIT ?`,
    [limit],
  );
  return rows.map((row) => ({ ...row, reading: readEvent(row.content) }));
}

/** Inside the caller's transaction: events of an epoch, from `first` to `last`, that wait are in a packet. */
export function markEventsSent(db: Connection, { epoch, first, last }: EventNumbers, at: Date): void {
  runSql(
    db,
    `UPDATE event SET state = 'sent', attempts = attempts + 1, attempted_at = @at
     WHERE key BETWEEN ${eventKey('@epoch', '@first')} AND ${eventKey('@epoch', '@last')}
       AND state IN ('saved', 'sent')`,
    { epoch, first, last, at: at.toISOString() },
  );
}

/** Inside the caller's transaction: up to this number of an epoch all of it lies at head office, not yet answered. */
export function markEventsReceived(db: Connection, epoch: number, through: number, at: Date): void {
  runSql(
    db,
    `UPDATE event SET state = 'sent', attempts = attempts + 1, attempted_at = @at
     WHERE state = 'saved' AND key BETWEEN ${eventKey('@epoch', '0')} AND ${eventKey('@epoch', '@through')}`,
    { epoch, through, at: at.toISOString() },
  );
}

/** Whether there are some that nobody was given. */
export function hasEventsToPush(db: Connection): boolean {
  // The first condition is the index's own.
  const sql = `SELECT 1 FROM event WHERE state IN ('saved', 'sent') AND state = 'saved' LIMIT 1`;
  return findRow(db, sql) !== undefined;
}

/** Number of the oldest of an epoch that nobody was given. */
export function findOldestSaved(db: Connection, epoch: number): number | undefined {
  // As above; an index of them has the key.
  const sql = `SELECT key - ${eventKey('@epoch', '0')} AS number FROM event
    WHERE state IN ('saved', 'sent') AND state = 'saved' AND key > ${eventKey('@epoch', '0')}
      AND key < ${eventKey('@epoch + 1', '0')} ORDER BY key LIMIT 1`;
  return findRow<{ number: number }>(db, sql, { epoch })?.number;
}

/** As head office gets it. */
export interface EventToSend {
  readonly number: number;
  readonly content: string;
  readonly signature: string;
}

/** Of an epoch, oldest first, whatever became of them. */
export function listEventsAfter(db: Connection, epoch: number, number: number, limit: number): EventToSend[] {
  return listRows<EventToSend>(
    db,
    `SELECT number, content, signature FROM event
     WHERE key > ${eventKey('@epoch', '@number')} AND key < ${eventKey('@epoch + 1', '0')} ORDER BY key LIMIT @limit`,
    { epoch, number, limit },
  );
}

/** The one of this number, or the last before it, of its epoch. */
export function findLastEventThrough(db: Connection, epoch: number, number: number): EventToSend | undefined {
  return findRow<EventToSend>(
    db,
    `SELECT number, content, signature FROM event
     WHERE key > ${eventKey('@epoch', '0')} AND key <= ${eventKey('@epoch', '@number')} ORDER BY key DESC LIMIT 1`,
    { epoch, number },
  );
}

export function findEventHash(db: Connection, epoch: number, number: number): string | undefined {
  const sql = `SELECT hash FROM event WHERE key = ${eventKey('?', '?')}`;
  return findRow<{ hash: string }>(db, sql, [epoch, number])?.hash;
}

export interface EventNumbers {
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
}

export interface WaitingSummary {
  readonly waiting: number;
  readonly sent: number;
  /** When the oldest one not answered was saved. */
  readonly oldest: string | null;
  readonly refused: number;
  /** When the last packet was made. */
  readonly packetAt: string | null;
  /** What the events name. */
  readonly documents: DocumentSummary;
}

export function summariseWaiting(db: Connection): WaitingSummary {
  // All of it is in the indices; the events themselves are not read.
  const row = findRow<{ waiting: number; sent: number }>(
    db,
    `SELECT count(*) FILTER (WHERE state = 'saved') AS waiting, count(*) FILTER (WHERE state = 'sent') AS sent
     FROM event WHERE state IN ('saved', 'sent')`,
  );
  const others = findRow<{ refused: number; packetAt: string | null }>(
    db,
    `SELECT (SELECT count(*) FROM event WHERE state = 'refused') AS refused,
       (SELECT max(made_at) FROM packet) AS packetAt`,
  );
  const { waiting, sent } = row ?? { waiting: 0, sent: 0 };
  const { refused, packetAt } = others ?? { refused: 0, packetAt: null };
  const oldest = findRow<{ wall: string }>(
    db,
    `SELECT time_wall AS wall FROM event
     WHERE key = (SELECT min(key) FROM event WHERE state IN ('saved', 'sent'))`,
  );
  const documents = summariseDocuments(db);
  return { waiting, sent, oldest: oldest?.wall ?? null, refused, packetAt, documents };
}

/**
 * What is least far of everything about a subject; `documents` when every event was taken and not every document is there;
 * `acknowledged` when head office has all of it.
 */
export function findHeadOfficeState(db: Connection, subject: string): EventState | 'documents' {
  const waiting = listRows<{ state: EventState }>(
    db,
    `SELECT DISTINCT state FROM event WHERE subject = ? AND state IN ('saved', 'sent')`,
    [subject],
  );
  const refused = listRows<{ state: EventState }>(
    db,
    `SELECT state FROM event WHERE subject = ? AND state = 'refused' LIMIT 1`,
    [subject],
  );
  const states = [...refused, ...waiting].map(({ state }) => state);
  const state = (['refused', 'saved', 'sent'] as const).find((each) => states.includes(each));
  return state ?? (hasDocumentsToCome(db, subject) ? 'documents' : 'acknowledged');
}

/** Whom another counter registered, head office has confirmed: it tells of nobody else. */
export function isRegistrationConfirmed(db: Connection, workerId: string): boolean {
  const here = findRow<{ state: EventState }>(
    db,
    `SELECT state FROM event WHERE subject = ? AND type = 'worker-registered'`,
    [workerId],
  );
  return here === undefined || here.state === 'acknowledged';
}
