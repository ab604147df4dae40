import { formatIdentificationCode, isTranspositionSafe } from '#shared/domain/numbers/identification-code.ts';
import type { Connection } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';
import { getTerminal } from '../terminal/terminal-store.ts';
import type { CodeReservation } from './code-reservation.ts';

export interface AllottedCode {
  /** As people see it, `E017-2-000042-K`. */
  readonly code: string;
  readonly sequence: number;
}

/**
 * The next identification code of this terminal, inside the registration's own transaction. Numbers whose code could
 * become another valid one by swapping two neighbours are skipped. Throws RangeError when the sequence is full, and
 * ENOSPC when the disk is. Source: domain.md 3 (never reused, even after a crash or a restore).
 */
export function allotIdentificationCode(db: Connection, reservation: CodeReservation): AllottedCode {
  if (!db.inTransaction) throw new Error('a code is allotted in the transaction of its registration');
  const { branchCode, terminalNumber } = getTerminal(db);
  const last = findHighWater(db, 'code')?.value ?? 0;
  const parts = { branch: Number(branchCode), terminal: terminalNumber };
  let sequence = reservation.take(last);
  while (!isTranspositionSafe({ ...parts, sequence })) sequence = reservation.take(sequence);
  raiseHighWater(db, 'code', sequence);
  return { code: formatIdentificationCode({ ...parts, sequence }), sequence };
}
