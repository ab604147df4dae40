import type { SecretHash } from '#shared/contract/head-office/values.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { type HashRow, hashOf } from '../issuance/credential-store.ts';

/** Sheets of recovery codes. A code is only here as argon2id, and never comes out of here in any other form. */

export type KitVoidCause =
  | 'replaced'
  | 'not-in-hand'
  | 'interrupted'
  | 'worker'
  | 'supervisor'
  | 'credential-revoked';

export interface Kit {
  readonly id: string;
  readonly workerId: string;
  readonly serial: string;
  readonly printedAt: string;
  /** Null while nobody said that they hold the sheet. */
  readonly inForceAt: string | null;
  readonly voidAt: string | null;
  readonly voidCause: KitVoidCause | null;
  readonly codesLeft: number;
}

const selectKit = `SELECT id, worker_id AS workerId, serial, printed_at AS printedAt, in_force_at AS inForceAt,
    void_at AS voidAt, void_cause AS voidCause,
    (SELECT count(*) FROM kit_code WHERE kit_id = kit.id AND used_at IS NULL) AS codesLeft
  FROM kit`;

/** A sheet the print system took: awaited, and good for nothing yet. */
export function insertKit(
  db: Connection,
  kit: {
    readonly id: string;
    readonly workerId: string;
    readonly visitId: string;
    readonly serial: string;
    /** In the order of the sheet's lines. */
    readonly hashes: readonly SecretHash[];
    readonly at: Date;
  },
): void {
  runSql(db, 'INSERT INTO kit (id, worker_id, visit_id, serial, printed_at) VALUES (?, ?, ?, ?, ?)', [
    kit.id,
    kit.workerId,
    kit.visitId,
    kit.serial,
    kit.at.toISOString(),
  ]);
  for (const [index, hash] of kit.hashes.entries()) {
    runSql(db, 'INSERT INTO kit_code (kit_id, position, hash, pepper) VALUES (?, ?, ?, ?)', [
      kit.id,
      index + 1,
      hash.encoded,
      hash.pepper,
    ]);
  }
}

/** The one sheet whose codes work. */
export function findKitInForce(db: Connection, workerId: string): Kit | undefined {
  return findRow<Kit>(
    db,
    `${selectKit} WHERE worker_id = ? AND in_force_at IS NOT NULL AND void_at IS NULL`,
    [workerId],
  );
}

export function findAwaitedKit(db: Connection, workerId: string): Kit | undefined {
  return findRow<Kit>(db, `${selectKit} WHERE worker_id = ? AND in_force_at IS NULL AND void_at IS NULL`, [
    workerId,
  ]);
}

/** Of those that ever were in force, the last. */
export function findLastKit(db: Connection, workerId: string): Kit | undefined {
  return findRow<Kit>(
    db,
    `${selectKit} WHERE worker_id = ? AND in_force_at IS NOT NULL ORDER BY in_force_at DESC, rowid DESC LIMIT 1`,
    [workerId],
  );
}

/** Sheets that a power cut left between the printer and the person's hand. */
export function listAwaitedKits(db: Connection): Kit[] {
  return listRows<Kit>(db, `${selectKit} WHERE in_force_at IS NULL AND void_at IS NULL ORDER BY printed_at`);
}

/** The caller has voided the one before. */
export function putKitInForce(db: Connection, id: string, at: Date): void {
  runSql(db, 'UPDATE kit SET in_force_at = ? WHERE id = ?', [at.toISOString(), id]);
}

/** Only the first end counts. */
export function voidKit(
  db: Connection,
  id: string,
  cause: Exclude<KitVoidCause, 'supervisor'>,
  at: Date,
): void {
  runSql(db, 'UPDATE kit SET void_at = ?, void_cause = ? WHERE id = ? AND void_at IS NULL', [
    at.toISOString(),
    cause,
    id,
  ]);
}

/** By the counter: two people, with their decision. Throws where it was not approved. */
export function revokeKit(db: Connection, id: string, approvalId: string, at: Date): void {
  runSql(
    db,
    `UPDATE kit SET void_at = ?, void_cause = 'supervisor', approval_id = ? WHERE id = ? AND void_at IS NULL`,
    [at.toISOString(), approvalId, id],
  );
}

/** Of a code that was not used, on a sheet that is in force. */
export function findKitCodeHash(db: Connection, workerId: string, position: number): SecretHash | undefined {
  const row = findRow<HashRow>(
    db,
    `SELECT kit_code.hash, kit_code.pepper FROM kit_code JOIN kit ON kit.id = kit_code.kit_id
     WHERE kit.worker_id = ? AND kit.in_force_at IS NOT NULL AND kit.void_at IS NULL
       AND kit_code.position = ? AND kit_code.used_at IS NULL`,
    [workerId, position],
  );
  return row && hashOf(row);
}

/** Every code of a sheet, in the order of its lines. */
export function listKitCodes(
  db: Connection,
  kitId: string,
): { readonly position: number; readonly hash: SecretHash }[] {
  return listRows<HashRow & { readonly position: number }>(
    db,
    'SELECT position, hash, pepper FROM kit_code WHERE kit_id = ? ORDER BY position',
    [kitId],
  ).map((row) => ({ position: row.position, hash: hashOf(row) }));
}

/** Spends the code with this hash. False when it was used or its sheet ended meanwhile: a code works once. */
export function useKitCode(
  db: Connection,
  code: { readonly workerId: string; readonly position: number; readonly hash: SecretHash },
  visitId: string,
  at: Date,
): boolean {
  return (
    runSql(
      db,
      `UPDATE kit_code SET used_at = ?, used_in = ? WHERE position = ? AND hash = ? AND used_at IS NULL
       AND kit_id = (SELECT id FROM kit WHERE worker_id = ? AND in_force_at IS NOT NULL AND void_at IS NULL)`,
      [at.toISOString(), visitId, code.position, code.hash.encoded, code.workerId],
    ) > 0
  );
}

/** Wrong codes in a row; nobody's identification code is counted like any other. */
export function getKitAttempts(db: Connection, code: string): number {
  return findRow<{ spent: number }>(db, 'SELECT spent FROM kit_guard WHERE code = ?', [code])?.spent ?? 0;
}

export function saveKitAttempts(db: Connection, code: string, spent: number): void {
  runSql(
    db,
    'INSERT INTO kit_guard (code, spent) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET spent = excluded.spent',
    [code, spent],
  );
}

/** Somebody has the number from now on. */
export function moveKitAttempts(db: Connection, from: string, to: string): void {
  runSql(db, 'UPDATE OR REPLACE kit_guard SET code = ? WHERE code = ?', [to, from]);
}

/** After a right code, a proof at the counter or a new sheet. */
export function clearKitAttempts(db: Connection, code: string): void {
  runSql(db, 'DELETE FROM kit_guard WHERE code = ?', [code]);
}
