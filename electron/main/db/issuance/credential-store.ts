import type { SecretHash } from '#shared/contract/head-office/values.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export interface IssuedCredential {
  readonly id: string;
  readonly hash: SecretHash;
  readonly issuedAt: string;
}

export interface HashRow {
  readonly hash: string;
  readonly pepper: string;
}

export function hashOf({ hash: encoded, pepper }: HashRow): SecretHash {
  return { encoded, pepper };
}

/** The new credential is in force from now on; the one before is kept as replaced. */
export function insertCredential(
  db: Connection,
  credential: {
    readonly id: string;
    readonly workerId: string;
    readonly hash: SecretHash;
    readonly at: Date;
  },
): void {
  const at = credential.at.toISOString();
  runSql(db, 'UPDATE credential SET replaced_at = ? WHERE worker_id = ? AND replaced_at IS NULL', [
    at,
    credential.workerId,
  ]);
  runSql(db, 'INSERT INTO credential (id, worker_id, hash, pepper, issued_at) VALUES (?, ?, ?, ?, ?)', [
    credential.id,
    credential.workerId,
    credential.hash.encoded,
    credential.hash.pepper,
    at,
  ]);
}

/** The credential in force. */
export function findCredential(db: Connection, workerId: string): IssuedCredential | undefined {
  const row = findRow<HashRow & Pick<IssuedCredential, 'id' | 'issuedAt'>>(
    db,
    'SELECT id, hash, pepper, issued_at AS issuedAt FROM credential WHERE worker_id = ? AND replaced_at IS NULL',
    [workerId],
  );
  return row && { id: row.id, issuedAt: row.issuedAt, hash: hashOf(row) };
}

/** Of the credential in force and of every one before it, newest first. */
export function listCredentialHashes(db: Connection, workerId: string): SecretHash[] {
  return listRows<HashRow>(
    db,
    'SELECT hash, pepper FROM credential WHERE worker_id = ? ORDER BY issued_at DESC, rowid DESC',
    [workerId],
  ).map(hashOf);
}

/** Hash of the image's id and its typed name together: which image it is stays unknown. */
export function saveSecurityImage(db: Connection, workerId: string, hash: SecretHash, at: Date): void {
  runSql(
    db,
    `INSERT INTO security_image (worker_id, hash, pepper, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (worker_id) DO UPDATE
       SET hash = excluded.hash, pepper = excluded.pepper, saved_at = excluded.saved_at`,
    [workerId, hash.encoded, hash.pepper, at.toISOString()],
  );
}

export function findSecurityImageHash(db: Connection, workerId: string): SecretHash | undefined {
  const row = findRow<HashRow>(db, 'SELECT hash, pepper FROM security_image WHERE worker_id = ?', [workerId]);
  return row && hashOf(row);
}

export interface SecurityAnswer {
  readonly question: BankQuestionId;
  /** Of the normalised answer. */
  readonly hash: SecretHash;
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
    runSql(
      db,
      'INSERT INTO security_answer (worker_id, question, hash, pepper, saved_at) VALUES (?, ?, ?, ?, ?)',
      [workerId, question, hash.encoded, hash.pepper, at.toISOString()],
    );
  }
}

export function listSecurityAnswers(db: Connection, workerId: string): SecurityAnswer[] {
  return listRows<HashRow & Pick<SecurityAnswer, 'question'>>(
    db,
    'SELECT question, hash, pepper FROM security_answer WHERE worker_id = ? ORDER BY question',
    [workerId],
  ).map((row) => ({ question: row.question, hash: hashOf(row) }));
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
