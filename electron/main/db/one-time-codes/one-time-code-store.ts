import { type Connection, findRow, runSql } from '../core/connection.ts';

export type OneTimeCodePurpose = 'generation' | 'recovery' | 'unlock';

export interface OneTimeCode {
  readonly id: string;
  /** argon2id. */
  readonly hash: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly attemptsLeft: number;
  readonly mailMessageId: string | null;
}

/** A new code replaces the visit's earlier one of the same purpose, which is never accepted again. */
export function insertOneTimeCode(
  db: Connection,
  code: {
    readonly id: string;
    readonly visitId: string;
    readonly purpose: OneTimeCodePurpose;
    readonly hash: string;
    readonly mailMessageId: string | null;
    readonly at: Date;
    readonly expiresAt: Date;
    readonly attempts: number;
  },
): void {
  const at = code.at.toISOString();
  runSql(
    db,
    `UPDATE one_time_code SET replaced_at = ?
     WHERE visit_id = ? AND purpose = ? AND replaced_at IS NULL AND used_at IS NULL`,
    [at, code.visitId, code.purpose],
  );
  runSql(
    db,
    `INSERT INTO one_time_code (id, visit_id, purpose, hash, mail_message_id, issued_at, expires_at, attempts_left)
     VALUES (@id, @visitId, @purpose, @hash, @mailMessageId, @at, @expiresAt, @attempts)`,
    { ...code, at, expiresAt: code.expiresAt.toISOString() },
  );
}

/** The code that could still be accepted: not used and not replaced. The caller judges expiry and attempts. */
export function findOneTimeCode(
  db: Connection,
  visitId: string,
  purpose: OneTimeCodePurpose,
): OneTimeCode | undefined {
  return findRow<OneTimeCode>(
    db,
    `SELECT id, hash, issued_at AS issuedAt, expires_at AS expiresAt, attempts_left AS attemptsLeft,
       mail_message_id AS mailMessageId
     FROM one_time_code
     WHERE visit_id = ? AND purpose = ? AND used_at IS NULL AND replaced_at IS NULL
     ORDER BY issued_at DESC LIMIT 1`,
    [visitId, purpose],
  );
}

/** Takes one attempt before the hash is compared, so that a power cut does not give it back. Returns what is left. */
export function spendOneTimeCodeAttempt(db: Connection, id: string): number {
  runSql(db, 'UPDATE one_time_code SET attempts_left = max(attempts_left - 1, 0) WHERE id = ?', [id]);
  const row = findRow<{ attemptsLeft: number }>(
    db,
    'SELECT attempts_left AS attemptsLeft FROM one_time_code WHERE id = ?',
    [id],
  );
  return row?.attemptsLeft ?? 0;
}

/** False when it was used before: a code works once. */
export function useOneTimeCode(db: Connection, id: string, at: Date): boolean {
  return (
    runSql(db, 'UPDATE one_time_code SET used_at = ? WHERE id = ? AND used_at IS NULL', [
      at.toISOString(),
      id,
    ]) > 0
  );
}
