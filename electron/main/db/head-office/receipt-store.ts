import type { Receipt, ReceiptAnswer } from '#shared/contract/head-office/packet.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { settleDocument } from './document-queue.ts';
import { eventKey } from './event-key.ts';

/** Why a receipt that head office did write is not applied. */
export type ReceiptRefusal =
  | 'another-terminal'
  /** The very same one. */
  | 'already-read'
  /** A later one was read. */
  | 'older'
  /** It tells of events that this store never wrote in its present epoch, or of others under their numbers. */
  | 'other-history'
  /** It refuses what was acknowledged, or answers one event twice. */
  | 'contradicts';

export interface AppliedReceipt {
  readonly acknowledged: number;
  readonly refused: number;
  /** Answers for events of an epoch before, which a restore did not bring back. */
  readonly passedOver: number;
}

export interface ReadReceiptRow extends AppliedReceipt {
  readonly number: number;
  readonly issuedAt: string;
  readonly readAt: string;
}

/** A receipt and the SHA-256 of what was signed. */
export interface HashedReceipt {
  readonly receipt: Receipt;
  readonly hash: string;
}

interface KnownEvent {
  readonly hash: string;
  readonly state: string;
}

function findEvent(db: Connection, { epoch, number }: ReceiptAnswer): KnownEvent | undefined {
  const sql = `SELECT hash, state FROM event WHERE key = ${eventKey('?', '?')}`;
  return findRow<KnownEvent>(db, sql, [epoch, number]);
}

/** Why nothing of it is applied; undefined where it is. `here`: this terminal, in its present epoch. */
export function judgeReceipt(
  db: Connection,
  { receipt, hash }: HashedReceipt,
  here: { readonly terminal: string; readonly epoch: number },
): ReceiptRefusal | undefined {
  const { terminal, epoch, headOffice, number, answers } = receipt;
  if (terminal !== here.terminal) return 'another-terminal';
  if (findRow(db, 'SELECT 1 FROM receipt WHERE head_office = ? AND hash = ?', [headOffice, hash])) {
    return 'already-read';
  }
  if (number <= lastReceiptNumber(db, headOffice)) return 'older';
  if (epoch > here.epoch) return 'other-history';
  const answered = new Set<string>();
  for (const answer of answers) {
    const name = `${answer.epoch} ${answer.number}`;
    if (answered.has(name)) return 'contradicts';
    answered.add(name);
    const event = findEvent(db, answer);
    if (event === undefined) {
      if (answer.epoch >= here.epoch) return 'other-history';
      continue;
    }
    if (event.hash !== answer.hash) return 'other-history';
    if (event.state === 'acknowledged' && answer.outcome === 'refused') return 'contradicts';
  }
  return undefined;
}

/** Inside the caller's transaction, after `judgeReceipt`, without which an acknowledgement could be taken back. */
export function applyReceipt(
  db: Connection,
  { receipt, hash }: HashedReceipt,
  read: { readonly at: Date /** Account's id; null: it came over the line. */; readonly by: string | null },
): AppliedReceipt {
  const applied = { acknowledged: 0, refused: 0, passedOver: 0 };
  const at = read.at.toISOString();
  for (const answer of receipt.answers) {
    const isRefused = answer.outcome === 'refused';
    const changed = runSql(
      db,
      `UPDATE event SET state = @state, refusal = @refusal, answered_at = @at
       WHERE key = ${eventKey('@epoch', '@number')}`,
      {
        epoch: answer.epoch,
        number: answer.number,
        state: answer.outcome,
        refusal: isRefused ? answer.reason : null,
        at,
      },
    );
    if (changed === 0) applied.passedOver += 1;
    else applied[answer.outcome] += 1;
  }
  for (const { sha256, state } of receipt.documents ?? []) settleDocument(db, sha256, state, read.at);
  runSql(
    db,
    `INSERT INTO receipt (head_office, number, hash, issued_at, read_at, read_by, acknowledged, refused, passed_over)
     VALUES (@headOffice, @number, @hash, @issuedAt, @at, @by, @acknowledged, @refused, @passedOver)`,
    {
      headOffice: receipt.headOffice,
      number: receipt.number,
      hash,
      issuedAt: receipt.issuedAt,
      at,
      by: read.by,
      ...applied,
    },
  );
  return applied;
}

export function findLastReceipt(db: Connection): ReadReceiptRow | undefined {
  return findRow<ReadReceiptRow>(
    db,
    `SELECT number, issued_at AS issuedAt, read_at AS readAt, acknowledged, refused, passed_over AS passedOver
     FROM receipt ORDER BY read_at DESC, number DESC LIMIT 1`,
  );
}

/** Of this head office; 0: none was read. */
export function lastReceiptNumber(db: Connection, headOffice: string): number {
  const last = findRow<{ number: number | null }>(
    db,
    'SELECT max(number) AS number FROM receipt WHERE head_office = ?',
    [headOffice],
  );
  return last?.number ?? 0;
}

export interface RefusedEvent {
  readonly epoch: number;
  readonly number: number;
  readonly type: string;
  /** When the act was. */
  readonly at: string;
  /** The number that the person is known by; null where it is about nobody. */
  readonly about: string | null;
  readonly reason: string;
  readonly answeredAt: string;
}

/** What head office refused, the newest first. */
export function listRefusedEvents(db: Connection, limit: number): RefusedEvent[] {
  return listRows<RefusedEvent>(
    db,
    `SELECT event.epoch, event.number, event.type, event.time_wall AS at, worker.identification_code AS about,
       event.refusal AS reason, event.answered_at AS answeredAt
     FROM event LEFT JOIN worker ON worker.id = event.subject
     WHERE event.state = 'refused' ORDER BY event.key DESC LIMIT ?`,
    [limit],
  );
}
