import { type Connection, findRow, runSql } from '../core/connection.ts';

export interface Throttle {
  /** Failed attempts in a row. */
  readonly failures: number;
  /** ISO instant until which no attempt is even looked at; null when none is refused. */
  readonly lockedUntil: string | null;
}

/** What is guessed (`sign-in`, `unlock`, `passphrase`, …) and whose it is. Survives restarts. */
export function getThrottle(db: Connection, scope: string, subject: string): Throttle {
  const row = findRow<Throttle>(
    db,
    'SELECT failures, locked_until AS lockedUntil FROM throttle WHERE scope = ? AND subject = ?',
    [scope, subject],
  );
  return row ?? { failures: 0, lockedUntil: null };
}

/** Counts one more failure; `lockedUntil` is the caller's rule for that many failures. Returns the new state. */
export function recordFailure(
  db: Connection,
  scope: string,
  subject: string,
  lockedUntil: (failures: number) => Date | null,
): Throttle {
  const failures = getThrottle(db, scope, subject).failures + 1;
  const state = { failures, lockedUntil: lockedUntil(failures)?.toISOString() ?? null };
  saveThrottle(db, scope, subject, state);
  return state;
}

export function saveThrottle(db: Connection, scope: string, subject: string, state: Throttle): void {
  runSql(
    db,
    `INSERT INTO throttle (scope, subject, failures, locked_until) VALUES (@scope, @subject, @failures, @lockedUntil)
     ON CONFLICT (scope, subject) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until`,
    { scope, subject, ...state },
  );
}

/** After a success. */
export function clearThrottle(db: Connection, scope: string, subject: string): void {
  runSql(db, 'DELETE FROM throttle WHERE scope = ? AND subject = ?', [scope, subject]);
}
