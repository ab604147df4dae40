import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

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

/** Whose codes: of every visit of this identification code, typed or found, and of everything else of its worker. */
export interface CodeOwner {
  readonly code: string;
  /** Null where nobody has the code. */
  readonly workerId: string | null;
}

const visitsOfOwner = 'SELECT id FROM visit WHERE code = @code OR worker_id = @workerId';

/** ISO instants at which a code was issued to this owner since a moment, oldest first. */
export function listCodesIssuedSince(db: Connection, owner: CodeOwner, since: Date): string[] {
  return listRows<{ issuedAt: string }>(
    db,
    `SELECT issued_at AS issuedAt FROM one_time_code
     WHERE visit_id IN (${visitsOfOwner}) AND issued_at > @since ORDER BY issued_at`,
    { ...owner, since: since.toISOString() },
  ).map(({ issuedAt }) => issuedAt);
}

/**
 * A newer code, an unlock or a new credential ends the codes before, and their messages, if they still wait, are not
 * sent.
 */
export function endOneTimeCodes(db: Connection, owner: CodeOwner, at: Date): void {
  runSql(
    db,
    `UPDATE mail_message SET state = 'given-up', body = NULL, html = NULL WHERE state = 'queued' AND id IN
       (SELECT mail_message_id FROM one_time_code
        WHERE visit_id IN (${visitsOfOwner}) AND replaced_at IS NULL AND used_at IS NULL)`,
    { ...owner },
  );
  runSql(
    db,
    `UPDATE one_time_code SET replaced_at = @at
     WHERE replaced_at IS NULL AND used_at IS NULL AND visit_id IN (${visitsOfOwner})`,
    { ...owner, at: at.toISOString() },
  );
}
