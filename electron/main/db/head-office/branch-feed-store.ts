import { type Decision, readDecision } from '#shared/contract/head-office/decisions.ts';
import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** What came by the feed of the branch, as it came: each row at its position. */

export interface BranchFeed {
  /** Fingerprint of the head office whose feed it is. */
  readonly headOffice: string;
  /** Up to where it is here. */
  readonly kept: number;
  /** Up to where head office was told so. */
  readonly acknowledged: number;
}

export function findBranchFeed(db: Connection): BranchFeed | undefined {
  return findRow<BranchFeed>(
    db,
    'SELECT head_office AS headOffice, kept, acknowledged FROM branch_feed WHERE only = 1',
  );
}

/** Inside the transaction that keeps what stands there. */
export function saveKeptPosition(db: Connection, headOffice: string, position: number): void {
  runSql(
    db,
    `INSERT INTO branch_feed (only, head_office, kept) VALUES (1, ?, ?)
     ON CONFLICT (only) DO UPDATE SET kept = excluded.kept, head_office = excluded.head_office`,
    [headOffice, position],
  );
}

export function saveAcknowledgedPosition(db: Connection, position: number): void {
  runSql(db, 'UPDATE branch_feed SET acknowledged = max(acknowledged, ?) WHERE only = 1', [position]);
}

/** Key of whom head office admitted; undefined where it never said so. */
export function findBranchKey(db: Connection, terminal: string, epoch: number): string | undefined {
  return findRow<{ publicKey: string }>(
    db,
    'SELECT public_key AS publicKey FROM branch_terminal WHERE terminal = ? AND epoch = ?',
    [terminal, epoch],
  )?.publicKey;
}

export interface AdmittedTerminal {
  readonly terminal: string;
  readonly epoch: number;
  readonly publicKey: string;
  /** ISO instant. */
  readonly at: string;
}

/** False where another key is known of that epoch already. */
export function saveAdmittedTerminal(
  db: Connection,
  { terminal, epoch, publicKey, at }: AdmittedTerminal,
): boolean {
  const known = findBranchKey(db, terminal, epoch);
  if (known !== undefined) return known === publicKey;
  runSql(db, 'INSERT INTO branch_terminal (terminal, epoch, public_key, admitted_at) VALUES (?, ?, ?, ?)', [
    terminal,
    epoch,
    publicKey,
    at,
  ]);
  return true;
}

export function saveEndedTerminal(
  db: Connection,
  ended: { readonly terminal: string; readonly epoch: number; readonly why: string; readonly at: string },
): void {
  runSql(
    db,
    `UPDATE branch_terminal SET ended_at = @at, ended_why = @why
     WHERE terminal = @terminal AND epoch = @epoch AND ended_at IS NULL`,
    { ...ended },
  );
}

export interface KeptEvent {
  readonly position: number;
  readonly event: EventEnvelope;
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
  /** Of a type or version that this program does not know. */
  readonly isNewer: boolean;
}

export function insertBranchEvent(db: Connection, kept: KeptEvent): void {
  const { position, event, content, hash, signature, isNewer } = kept;
  const { terminal, epoch, number, type, version, subject, time, payload } = event;
  const about = payload['identificationCode'];
  runSql(
    db,
    `INSERT INTO branch_event (position, terminal, epoch, number, type, version, subject, about, time_wall, time_count,
       content, hash, signature, state)
     VALUES (@position, @terminal, @epoch, @number, @type, @version, @subject, @about, @wall, @count,
       @content, @hash, @signature, @state)`,
    {
      position,
      terminal,
      epoch,
      number,
      type,
      version,
      subject,
      about: typeof about === 'string' ? about : null,
      ...time,
      content,
      hash,
      signature,
      state: isNewer ? 'newer' : 'kept',
    },
  );
}

/** The last event of an epoch that came by the feed, or the one with this number. */
export function findBranchEvent(
  db: Connection,
  terminal: string,
  epoch: number,
  number?: number,
): { readonly number: number; readonly hash: string; readonly previousHash: string } | undefined {
  return findRow(
    db,
    `SELECT number, hash, content ->> '$.previousHash' AS previousHash FROM branch_event WHERE terminal = @terminal AND epoch = @epoch
       AND number = coalesce(@number, (SELECT max(number) FROM branch_event
         WHERE terminal = @terminal AND epoch = @epoch))`,
    { terminal, epoch, number: number ?? null },
  );
}

/** Highest number of a decision that came. */
export function lastDecisionNumber(db: Connection): number {
  return (
    findRow<{ number: number | null }>(db, 'SELECT max(number) AS number FROM branch_decision')?.number ?? 0
  );
}

export type DecisionState = 'kept' | 'applied' | 'newer';

export function insertBranchDecision(
  db: Connection,
  kept: {
    readonly position: number;
    readonly decision: Decision;
    readonly content: string;
    readonly signature: string;
    readonly state: DecisionState;
  },
): void {
  const { position, decision, content, signature, state } = kept;
  runSql(
    db,
    `INSERT INTO branch_decision (position, number, type, version, content, signature, state)
     VALUES (@position, @number, @type, @version, @content, @signature, @state)`,
    {
      position,
      number: decision.number,
      type: decision.type,
      version: decision.version,
      content,
      signature,
      state,
    },
  );
}

/** About people who were not here when they came. */
export function listKeptDecisions(
  db: Connection,
): { readonly position: number; readonly decision: Decision }[] {
  const rows = listRows<{ position: number; content: string }>(
    db,
    "SELECT position, content FROM branch_decision WHERE state = 'kept' ORDER BY position",
  );
  return rows.flatMap(({ position, content }) => {
    const reading = readDecision(content);
    return reading.state === 'known' ? [{ position, decision: reading.decision }] : [];
  });
}

export function markDecisionApplied(db: Connection, position: number): void {
  runSql(db, "UPDATE branch_decision SET state = 'applied' WHERE position = ?", [position]);
}
