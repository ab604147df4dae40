import type { MailProblem } from '#shared/domain/mail/mail-retry.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** A line that fails: the server cannot be reached, or takes nothing from this terminal. */
export interface FailingMailLine {
  /** In a row. */
  readonly failures: number;
  readonly problem: MailProblem;
  readonly answer: string | null;
  readonly since: string;
  readonly nextAttemptAt: string;
}

/** Undefined while the line works, or nothing was sent yet. */
export function findFailingMailLine(db: Connection): FailingMailLine | undefined {
  return findRow<FailingMailLine>(
    db,
    `SELECT failures, cause AS problem, answer, since, next_attempt_at AS nextAttemptAt FROM mail_line`,
  );
}

export function saveFailingMailLine(
  db: Connection,
  line: {
    readonly problem: MailProblem;
    readonly answer: string | null;
    readonly at: Date;
    readonly nextAttemptAt: Date;
  },
): void {
  runSql(
    db,
    `INSERT INTO mail_line (id, failures, cause, answer, since, next_attempt_at)
     VALUES (1, 1, @problem, @answer, @at, @nextAttemptAt)
     ON CONFLICT (id) DO UPDATE SET failures = failures + 1, cause = excluded.cause, answer = excluded.answer,
       next_attempt_at = excluded.next_attempt_at`,
    { ...line, at: line.at.toISOString(), nextAttemptAt: line.nextAttemptAt.toISOString() },
  );
}

export function clearMailLine(db: Connection): void {
  runSql(db, 'DELETE FROM mail_line');
}
