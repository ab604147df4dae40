import { type Connection, findRow, listRows, runSql } from './connection.ts';

export interface MailMessage {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: string;
  readonly attempts: number;
}

/** Queues a message. With `expiresAt` it is given up, and its text erased, once that moment has passed. */
export function insertMailMessage(
  db: Connection,
  message: {
    readonly id: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly at: Date;
    readonly expiresAt: Date | null;
  },
): void {
  runSql(
    db,
    `INSERT INTO mail_message (id, recipient, title, body, created_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      message.id,
      message.to,
      message.subject,
      message.text,
      message.at.toISOString(),
      message.expiresAt?.toISOString() ?? null,
    ],
  );
}

/** Oldest first. */
export function listQueuedMail(db: Connection, limit: number): MailMessage[] {
  return listRows<MailMessage>(
    db,
    `SELECT id, recipient AS "to", title AS subject, body AS text, created_at AS createdAt, attempts
     FROM mail_message WHERE state = 'queued' ORDER BY created_at, rowid LIMIT ?`,
    [limit],
  );
}

export function findMailState(db: Connection, id: string): 'queued' | 'sent' | 'given-up' | undefined {
  const row = findRow<{ state: 'queued' | 'sent' | 'given-up' }>(
    db,
    'SELECT state FROM mail_message WHERE id = ?',
    [id],
  );
  return row?.state;
}

/** The transport took it: its text is erased. */
export function markMailSent(db: Connection, id: string, at: Date): void {
  runSql(
    db,
    `UPDATE mail_message SET state = 'sent', body = NULL, problem = NULL, attempts = attempts + 1, attempted_at = ?
     WHERE id = ?`,
    [at.toISOString(), id],
  );
}

/** No line or no server: it stays queued, with the transport's words. */
export function markMailAttempted(db: Connection, id: string, problem: string, at: Date): void {
  runSql(db, 'UPDATE mail_message SET problem = ?, attempts = attempts + 1, attempted_at = ? WHERE id = ?', [
    problem,
    at.toISOString(),
    id,
  ]);
}

/** Gives up what expired unsent and erases its text. Returns how many. */
export function giveUpExpiredMail(db: Connection, now: Date): number {
  return runSql(
    db,
    "UPDATE mail_message SET state = 'given-up', body = NULL WHERE state = 'queued' AND expires_at <= ?",
    [now.toISOString()],
  );
}

/** Gives up one message that something newer replaces, if it still waits. */
export function giveUpMail(db: Connection, id: string): void {
  runSql(db, "UPDATE mail_message SET state = 'given-up', body = NULL WHERE id = ? AND state = 'queued'", [
    id,
  ]);
}

export function summariseMail(db: Connection): { readonly waiting: number; readonly oldest: string | null } {
  const row = findRow<{ waiting: number; oldest: string | null }>(
    db,
    "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail_message WHERE state = 'queued'",
  );
  return row ?? { waiting: 0, oldest: null };
}
