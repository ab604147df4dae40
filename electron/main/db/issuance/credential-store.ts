import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export interface IssuedCredential {
  readonly id: string;
  /** argon2id. */
  readonly hash: string;
  readonly issuedAt: string;
}

/** The new credential is in force from now on; the one before is kept as replaced. */
export function insertCredential(
  db: Connection,
  credential: { readonly id: string; readonly workerId: string; readonly hash: string; readonly at: Date },
): void {
  const at = credential.at.toISOString();
  runSql(db, 'UPDATE credential SET replaced_at = ? WHERE worker_id = ? AND replaced_at IS NULL', [
    at,
    credential.workerId,
  ]);
  runSql(db, 'INSERT INTO credential (id, worker_id, hash, issued_at) VALUES (?, ?, ?, ?)', [
    credential.id,
    credential.workerId,
    credential.hash,
    at,
  ]);
}

/** The credential in force. */
export function findCredential(db: Connection, workerId: string): IssuedCredential | undefined {
  return findRow<IssuedCredential>(
    db,
    'SELECT id, hash, issued_at AS issuedAt FROM credential WHERE worker_id = ? AND replaced_at IS NULL',
    [workerId],
  );
}

/** Of the credential in force and of every one before it, newest first. */
export function listCredentialHashes(db: Connection, workerId: string): string[] {
  return listRows<{ hash: string }>(
    db,
    'SELECT hash FROM credential WHERE worker_id = ? ORDER BY issued_at DESC, rowid DESC',
    [workerId],
  ).map(({ hash }) => hash);
}

/** Hash of the image's id and its typed name together: which image it is stays unknown. */
export function saveSecurityImage(db: Connection, workerId: string, hash: string, at: Date): void {
  runSql(
    db,
    `INSERT INTO security_image (worker_id, hash, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (worker_id) DO UPDATE SET hash = excluded.hash, saved_at = excluded.saved_at`,
    [workerId, hash, at.toISOString()],
  );
}

export function findSecurityImageHash(db: Connection, workerId: string): string | undefined {
  return findRow<{ hash: string }>(db, 'SELECT hash FROM security_image WHERE worker_id = ?', [workerId])
    ?.hash;
}

export interface SecurityAnswer {
  readonly question: BankQuestionId;
  /** argon2id of the normalised answer. */
  readonly hash: string;
}

/** Replaces all answers of the worker. */
export function saveSecurityAnswers(
  db: Connection,
  workerId: string,
  answers: readonly SecurityAnswer[],
  at: Date,
): void {
  runSql(db, 'DELETE FROM security_answer WHERE worker_id = ?', [workerId]);
  for (const { question, hash } of answers) {
    runSql(db, 'INSERT INTO security_answer (worker_id, question, hash, saved_at) VALUES (?, ?, ?, ?)', [
      workerId,
      question,
      hash,
      at.toISOString(),
    ]);
  }
}

export function listSecurityAnswers(db: Connection, workerId: string): SecurityAnswer[] {
  return listRows<SecurityAnswer>(
    db,
    'SELECT question, hash FROM security_answer WHERE worker_id = ? ORDER BY question',
    [workerId],
  );
}

/** Text version and hash the worker accepted; every acceptance is kept. */
export function insertTermsAcceptance(
  db: Connection,
  acceptance: {
    readonly workerId: string;
    readonly visitId: string;
    readonly version: string;
    readonly hash: string;
    /** ISO instant. */
    readonly at: string;
  },
): void {
  runSql(
    db,
    `INSERT INTO terms_acceptance (worker_id, visit_id, version, hash, accepted_at)
     VALUES (@workerId, @visitId, @version, @hash, @at)`,
    acceptance,
  );
}

/** What was accepted at the visit that issued the credential. */
export function findAcceptedTerms(
  db: Connection,
  workerId: string,
  visitId: string,
): { readonly version: string; readonly hash: string } | undefined {
  return findRow(
    db,
    `SELECT version, hash FROM terms_acceptance WHERE worker_id = ? AND visit_id = ?
     ORDER BY accepted_at DESC LIMIT 1`,
    [workerId, visitId],
  );
}
