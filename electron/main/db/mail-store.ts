import type { Message } from '#shared/languages/messages/compose-message.ts';
import { type Connection, findRow, listRows, runSql } from './connection.ts';

export type MailState = 'queued' | 'sent' | 'given-up' | 'failed';

export interface MailMessage extends Message {
  readonly id: string;
  readonly to: string;
  /** With its angle brackets (RFC 5322, 3.6.4); the same at every attempt, so that a second copy is known as one. */
  readonly messageId: string;
  readonly createdAt: string;
  readonly attempts: number;
  /** Attempts at this message alone that the server put off, or that broke in the middle. */
  readonly deferrals: number;
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

/** Domain of the Message-IDs: reserved, so that no one else's (RFC 2606). */
const messageIdDomain = 'ventanilla.invalid';

/** Queues a message, inside the caller's transaction. Its text and HTML are erased once it is sent or given up. */
export function insertMailMessage(db: Connection, message: NewMailMessage): void {
  runSql(
    db,
    `INSERT INTO mail_message (id, recipient, title, body, html, message_id, worker_id, created_at, expires_at)
     VALUES (@id, @to, @subject, @text, @html, @messageId, @workerId, @at, @expiresAt)`,
    {
      ...message,
      messageId: `<${message.id}@${messageIdDomain}>`,
      at: message.at.toISOString(),
      expiresAt: message.expiresAt?.toISOString() ?? null,
    },
  );
}

/** Oldest first. */
export function listQueuedMail(db: Connection, limit: number): MailMessage[] {
  return listRows<MailMessage>(
    db,
    `SELECT id, recipient AS "to", title AS subject, body AS text, coalesce(html, '') AS html, message_id AS messageId,
       created_at AS createdAt, attempts, deferrals
     FROM mail_message WHERE state = 'queued' ORDER BY created_at, rowid LIMIT ?`,
    [limit],
  );
}

export function findMailState(db: Connection, id: string): MailState | undefined {
  return findRow<{ state: MailState }>(db, 'SELECT state FROM mail_message WHERE id = ?', [id])?.state;
}

/** The transport took it: its text is erased. */
export function markMailSent(db: Connection, id: string, at: Date): void {
  runSql(
    db,
    `UPDATE mail_message SET state = 'sent', body = NULL, html = NULL, answer = NULL, attempts = attempts + 1,
       attempted_at = ?
     WHERE id = ?`,
    [at.toISOString(), id],
  );
}

/** No line or no server: it stays queued, with the transport's words. */
export function markMailAttempted(db: Connection, id: string, answer: string, at: Date): void {
  runSql(db, 'UPDATE mail_message SET answer = ?, attempts = attempts + 1, attempted_at = ? WHERE id = ?', [
    answer,
    at.toISOString(),
    id,
  ]);
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

export function summariseMail(db: Connection): { readonly waiting: number; readonly oldest: string | null } {
  const row = findRow<{ waiting: number; oldest: string | null }>(
    db,
    "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail_message WHERE state = 'queued'",
  );
  return row ?? { waiting: 0, oldest: null };
}
