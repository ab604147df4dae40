import { expireAllApprovalRequests } from '../approvals/approval-store.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';
import { giveUpMail } from '../mail/mail-store.ts';
import { raiseClockMark } from './clock-store.ts';

export interface ClockSetting {
  /** The kiosk's own time before, and the machine's, which it takes. */
  readonly before: Date;
  readonly after: Date;
  readonly approvalId: string;
}

/** What a setting changed of what was pending. */
export interface SettledDeadlines {
  readonly codesEnded: number;
  readonly waitsMoved: number;
}

/**
 * The kiosk's own time becomes the machine's, inside the caller's transaction, and nothing that was pending gains by it:
 * every open one-time code ends, and every request for a second person but the one it was decided by; a wait keeps what was left of it; what is dated in a time that is now still to come
 * is moved back by as much as the clock. What is history keeps its dates. Throws where it was not approved.
 */
export function setClock(db: Connection, setting: ClockSetting): SettledDeadlines {
  if (!db.inTransaction) throw new Error('a setting of the clock is one transaction with its trail');
  raiseClockMark(db, setting.before);
  const [before, after] = [setting.before.getTime(), setting.after.getTime()];
  runSql(
    db,
    'INSERT INTO clock_setting (time_before, time_after, approval_id) VALUES (@before, @after, @approvalId)',
    { before, after, approvalId: setting.approvalId },
  );
  runSql(db, "UPDATE high_water SET value = ? WHERE name = 'clock'", [after]);
  const codesEnded = endOpenCodes(db, setting.after);
  expireAllApprovalRequests(db, setting.after);
  const waitsMoved = moveWaits(db, setting);
  for (const [table, column] of datedAhead) moveBack(db, table, column, setting);
  return { codesEnded, waitsMoved };
}

function endOpenCodes(db: Connection, at: Date): number {
  const open = listRows<{ id: string; mail: string | null }>(
    db,
    'SELECT id, mail_message_id AS mail FROM one_time_code WHERE used_at IS NULL AND replaced_at IS NULL',
  );
  for (const { id, mail } of open) {
    runSql(db, 'UPDATE one_time_code SET replaced_at = ? WHERE id = ?', [at.toISOString(), id]);
    if (mail !== null) giveUpMail(db, mail);
  }
  const ofAccounts = runSql(
    db,
    `UPDATE account SET one_time_hash = NULL, one_time_issued_at = NULL, one_time_expires_at = NULL
     WHERE one_time_hash IS NOT NULL`,
    [],
  );
  return open.length + ofAccounts;
}

/** A wait that was over stays over; one that was not is as long as it was. */
function moveWaits(db: Connection, { before, after }: ClockSetting): number {
  const waits = listRows<{ scope: string; subject: string; until: string }>(
    db,
    'SELECT scope, subject, locked_until AS until FROM throttle WHERE locked_until IS NOT NULL',
  );
  for (const { scope, subject, until } of waits) {
    const left = Date.parse(until) - before.getTime();
    const moved = left > 0 ? new Date(after.getTime() + left).toISOString() : null;
    runSql(db, 'UPDATE throttle SET locked_until = ? WHERE scope = ? AND subject = ?', [
      moved,
      scope,
      subject,
    ]);
  }
  return waits.length;
}

/** Moments from which something is still counted: mails an hour, cooling-off, the mail's next attempt, a lock. */
const datedAhead = [
  ['one_time_code', 'issued_at'],
  ['contact_change', 'decided_at'],
  ['registration_signature', 'signed_at'],
  ['credential_guard', 'locked_at'],
  ['mail_message', 'next_attempt_at'],
  ['mail_message', 'expires_at'],
  ['mail_line', 'next_attempt_at'],
  ['mail_line', 'since'],
] as const;

function moveBack(db: Connection, table: string, column: string, { before, after }: ClockSetting): void {
  const back = before.getTime() - after.getTime();
  if (back <= 0) return;
  const values = listRows<{ value: string }>(
    db,
    `SELECT DISTINCT ${column} AS value FROM ${table} WHERE ${column} > ? ORDER BY ${column}`,
    [after.toISOString()],
  );
  for (const { value } of values) {
    const moved = new Date(Date.parse(value) - back).toISOString();
    runSql(db, `UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [moved, value]);
  }
}
