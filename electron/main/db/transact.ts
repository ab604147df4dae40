import type { Connection } from './connection.ts';

export type TransactOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: 'disk-full' };

/**
 * One act: state, audit row and outbox row together or not at all. The write lock is taken at once (BEGIN IMMEDIATE);
 * what `act` throws rolls everything back and comes out again. On return the act is on the disk.
 */
export function transact<Value>(db: Connection, act: () => Value): Value {
  return db.transaction(act).immediate() as Value;
}

/** `transact` for acts that save what a person typed: a full disk is expected, and nothing of the act is kept. */
export function transactUnlessFull<Value>(db: Connection, act: () => Value): TransactOutcome<Value> {
  try {
    return { ok: true, value: transact(db, act) };
  } catch (error) {
    if (isDiskFull(error)) return { ok: false, problem: 'disk-full' };
    throw error;
  }
}

/** Whether SQLite or the file system ran out of room (or quota). */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
}

/** The `code` of an error of SQLite or Node, or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
