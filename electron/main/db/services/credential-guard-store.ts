import {
  attemptLimit,
  type CredentialGuard,
  type LockCause,
  untouchedGuard,
} from '#shared/domain/credential/credential-life.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** Attempts and lock of each identification code that anybody ever tried, whether or not a worker has it. */

interface GuardRow {
  readonly check_spent: number;
  readonly recovery_spent: number;
  readonly locked_at: string | null;
  readonly locked_by: LockCause | null;
}

export function getGuard(db: Connection, code: string): CredentialGuard {
  const row = findRow<GuardRow>(
    db,
    'SELECT check_spent, recovery_spent, locked_at, locked_by FROM credential_guard WHERE code = ?',
    [code],
  );
  if (row === undefined) return untouchedGuard;
  return {
    spent: { check: row.check_spent, recovery: row.recovery_spent },
    lockedAt: row.locked_at,
    lockedBy: row.locked_by,
  };
}

export function saveGuard(db: Connection, code: string, guard: CredentialGuard): void {
  runSql(
    db,
    `INSERT INTO credential_guard (code, check_spent, recovery_spent, locked_at, locked_by)
     VALUES (@code, @check, @recovery, @lockedAt, @lockedBy)
     ON CONFLICT (code) DO UPDATE SET check_spent = excluded.check_spent, recovery_spent = excluded.recovery_spent,
       locked_at = excluded.locked_at, locked_by = excluded.locked_by`,
    { code, ...guard.spent, lockedAt: guard.lockedAt, lockedBy: guard.lockedBy },
  );
}

/** Somebody has the number from now on: what was tried at it as nobody's stays tried. */
export function moveGuard(db: Connection, from: string, to: string): void {
  runSql(db, 'UPDATE OR REPLACE credential_guard SET code = ? WHERE code = ?', [to, from]);
}

/** After an unlock: no lock, every attempt again, another question. */
export function clearGuard(db: Connection, code: string): void {
  runSql(db, 'DELETE FROM credential_guard WHERE code = ?', [code]);
}

/** The question asked before and not answered right yet. */
export function findAskedQuestion(db: Connection, code: string): BankQuestionId | null {
  const row = findRow<{ question: BankQuestionId | null }>(
    db,
    'SELECT question FROM credential_guard WHERE code = ?',
    [code],
  );
  return row?.question ?? null;
}

export function saveAskedQuestion(db: Connection, code: string, question: BankQuestionId | null): void {
  runSql(
    db,
    `INSERT INTO credential_guard (code, check_spent, recovery_spent, question) VALUES (?, 0, 0, ?)
     ON CONFLICT (code) DO UPDATE SET question = excluded.question`,
    [code, question],
  );
}

/** Codes whose last attempt was spent and never judged: they wait for their lock. */
export function listUnsettledCodes(db: Connection): string[] {
  return listRows<{ code: string }>(
    db,
    'SELECT code FROM credential_guard WHERE locked_at IS NULL AND (check_spent >= ? OR recovery_spent >= ?)',
    [attemptLimit, attemptLimit],
  ).map(({ code }) => code);
}
