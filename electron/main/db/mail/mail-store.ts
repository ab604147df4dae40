import type { Message } from '#shared/text/languages/messages/compose-message.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { findMailSettings } from './mail-settings-store.ts';

export type MailState = 'queued' | 'sent' | 'given-up' | 'failed';

export interface MailMessage extends Message {
  readonly id: string;
  readonly to: string;
  /** With its angle brackets (RFC 5322, 3.6.4); the same at every attempt, so that a second copy is known as one. */
  readonly messageId: string;
  readonly createdAt: string;
  /** Attempts at this message alone that the server put off, or that broke in the middle. */
  readonly deferrals: number;
  /** Identification code of whom it is about: what the trail calls them. */
  readonly code: string | null;
}

export interface NewMailMessage extends Message {
  readonly id: string;
  readonly to: string;
  /** Whom it is about; null where it is nobody's. */
  readonly workerId: string | null;
  readonly at: Date;
  /** With a moment here it is given up, and its text erased, once that has passed. */
  readonly expiresAt: Date | null;
}

/** Where no server is set yet: reserved, so that it is nobody's (RFC 2606). */
const ownDomain = 'ventanilla.invalid';

/**
 * Queues a message, inside the caller's transaction, with the Message-ID it keeps. Its text and HTML are erased once it
 * is sent, refused or given up.
 */
export function insertMailMessage(db: Connection, message: NewMailMessage): void {
  const domain = findMailSettings(db)?.senderAddress.split('@').at(-1) ?? ownDomain;
  runSql(
    db,
    `INSERT INTO mail_message (id, recipient, title, body, html, message_id, worker_id, created_at, expires_at)
     VALUES (@id, @to, @subject, @text, @html, @messageId, @workerId, @at, @expiresAt)`,
    {
      ...message,
      messageId: `<${message.id}@${domain}>`,
      at: message.at.toISOString(),
      expiresAt: message.expiresAt?.toISOString() ?? null,
    },
  );
}

/** A place in the queue. */
export interface QueuedMail {
  readonly id: string;
  readonly attempts: number;
  /** Null: at the next round. */
  readonly nextAttemptAt: string | null;
}

/** Everything that waits, oldest first. */
export function listQueuedMail(db: Connection): QueuedMail[] {
  return listRows<QueuedMail>(
    db,
    `SELECT id, attempts, next_attempt_at AS nextAttemptAt
     FROM mail_message WHERE state = 'queued' ORDER BY created_at, rowid`,
  );
}

/** The message itself, while it waits. */
export function findQueuedMail(db: Connection, id: string): MailMessage | undefined {
  return findRow<MailMessage>(
    db,
    `SELECT id, recipient AS "to", title AS subject, body AS text, coalesce(html, '') AS html,
       message_id AS messageId, created_at AS createdAt, deferrals,
       (SELECT identification_code FROM worker WHERE worker.id = worker_id) AS code
     FROM mail_message WHERE id = ? AND state = 'queued'`,
    [id],
  );
}

export function findMailState(db: Connection, id: string): MailState | undefined {
  return findRow<{ state: MailState }>(db, 'SELECT state FROM mail_message WHERE id = ?', [id])?.state;
}

/** The server took it: its text is erased. */
export function markMailSent(db: Connection, id: string, answer: string | null, at: Date): void {
  endMail(db, id, 'sent', answer, at);
}

/** The server refused it for good: its text is erased, the server's words are kept. */
export function markMailFailed(db: Connection, id: string, answer: string, at: Date): void {
  endMail(db, id, 'failed', answer, at);
}

/** The server put this message off, or its attempt broke in the middle: it waits for its own next attempt. */
export function deferMail(db: Connection, id: string, answer: string, at: Date, nextAttemptAt: Date): void {
  runSql(
    db,
    `UPDATE mail_message SET answer = ?, attempts = attempts + 1, deferrals = deferrals + 1, attempted_at = ?,
       next_attempt_at = ?
     WHERE id = ?`,
    [answer, at.toISOString(), nextAttemptAt.toISOString(), id],
  );
}

/** The line failed before it began: nothing about the message itself. */
export function markMailAttempted(db: Connection, id: string, at: Date): void {
  runSql(db, 'UPDATE mail_message SET attempts = attempts + 1, attempted_at = ? WHERE id = ?', [
    at.toISOString(),
    id,
  ]);
}

/** Everything that waits is due at once. */
export function hastenMail(db: Connection): void {
  runSql(db, "UPDATE mail_message SET next_attempt_at = NULL WHERE state = 'queued'");
}

function endMail(
  db: Connection,
  id: string,
  state: 'sent' | 'failed',
  answer: string | null,
  at: Date,
): void {
  runSql(
    db,
    `UPDATE mail_message SET state = ?, body = NULL, html = NULL, answer = ?, attempts = attempts + 1,
       attempted_at = ?, next_attempt_at = NULL
     WHERE id = ?`,
    [state, answer, at.toISOString(), id],
  );
}

/** Gives up what expired unsent and erases its text. Returns how many. */
export function giveUpExpiredMail(db: Connection, now: Date): number {
  return runSql(
    db,
    `UPDATE mail_message SET state = 'given-up', body = NULL, html = NULL
     WHERE state = 'queued' AND expires_at <= ?`,
    [now.toISOString()],
  );
}

/** Gives up one message that something newer replaces, if it still waits. */
export function giveUpMail(db: Connection, id: string): void {
  runSql(
    db,
    `UPDATE mail_message SET state = 'given-up', body = NULL, html = NULL WHERE id = ? AND state = 'queued'`,
    [id],
  );
}

/** How many wait, since when, and how many the server refused for good since a moment. */
export function summariseMail(
  db: Connection,
  failedSince: Date,
): { readonly waiting: number; readonly oldest: string | null; readonly failed: number } {
  const row = findRow<{ waiting: number; oldest: string | null; failed: number }>(
    db,
    `SELECT count(*) AS waiting, min(created_at) AS oldest,
       (SELECT count(*) FROM mail_message WHERE state = 'failed' AND created_at >= ?) AS failed
     FROM mail_message WHERE state = 'queued'`,
    [failedSince.toISOString()],
  );
  return row ?? { waiting: 0, oldest: null, failed: 0 };
}

export interface UnsentMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly state: 'queued' | 'failed';
  readonly createdAt: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly expiresAt: string | null;
  readonly answer: string | null;
}

/** What waits, and what failed since a moment, oldest first. */
export function listUnsentMail(db: Connection, failedSince: Date): UnsentMail[] {
  return listRows<UnsentMail>(
    db,
    `SELECT id, recipient AS "to", title AS subject, state, created_at AS createdAt, attempts,
       next_attempt_at AS nextAttemptAt, expires_at AS expiresAt, answer
     FROM mail_message WHERE state = 'queued' OR (state = 'failed' AND created_at >= ?)
     ORDER BY created_at, rowid`,
    [failedSince.toISOString()],
  );
}

/** The newest message to this person, whatever became of it. */
export function findNewestMail(
  db: Connection,
  workerId: string,
): { readonly state: MailState; readonly at: string; readonly answer: string | null } | undefined {
  return findRow(
    db,
    `SELECT state, coalesce(attempted_at, created_at) AS at, answer FROM mail_message
     WHERE worker_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1`,
    [workerId],
  );
}
