import { openBeside } from './store-beside.ts';
import type { KioskTest } from './with-kiosk.ts';

/** A request with its decision; these are null while nobody decided it. */
export interface StoredApproval {
  readonly id: string;
  readonly act: string;
  readonly subject: object;
  readonly about: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly facts: readonly object[];
  readonly outcome: string | null;
  /** Usernames. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly decidedAt: string | null;
}

/** What two people answered for in a story, in the order in which it was asked. */
export function listApprovals({
  dataDirectory,
  keystore,
}: Pick<KioskTest, 'dataDirectory' | 'keystore'>): StoredApproval[] {
  const db = openBeside(dataDirectory, keystore);
  if (db === undefined) throw new Error('the store does not open');
  const rows = db
    .prepare(
      `SELECT approval_request.id, act, subject, about, asker.username AS askedBy, asked_at AS askedAt, facts, outcome,
         decider.username AS decidedBy, reason, decided_at AS decidedAt
       FROM approval_request JOIN account AS asker ON asker.id = asked_by
         LEFT JOIN approval_decision ON request_id = approval_request.id
         LEFT JOIN account AS decider ON decider.id = decided_by
       ORDER BY approval_request.rowid`,
    )
    .all() as (Omit<StoredApproval, 'subject' | 'facts'> & { subject: string; facts: string })[];
  db.close();
  return rows.map((row) => ({ ...row, subject: JSON.parse(row.subject), facts: JSON.parse(row.facts) }));
}
