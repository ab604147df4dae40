import { type Connection, listRows, runSql } from '../core/connection.ts';

/** Somebody looked at a finding of the anomaly board. */
export interface AnomalyAcknowledgement {
  readonly key: string;
  /** Account's name. */
  readonly by: string;
  readonly at: string;
  readonly note: string;
  /** The last entry behind the finding at that moment, and its count. */
  readonly lastSequence: number;
  readonly count: number;
}

/** The newest look at each finding. */
export function listAcknowledgements(db: Connection): AnomalyAcknowledgement[] {
  return listRows<AnomalyAcknowledgement>(
    db,
    `SELECT key, account.name AS "by", looked_at AS at, note, last_sequence AS lastSequence, count
     FROM anomaly_look JOIN account ON account.id = looked_by
     WHERE number IN (SELECT max(number) FROM anomaly_look GROUP BY key)`,
  );
}

export function insertAcknowledgement(
  db: Connection,
  look: Omit<AnomalyAcknowledgement, 'by' | 'at'> & { readonly accountId: string; readonly at: Date },
): void {
  runSql(
    db,
    `INSERT INTO anomaly_look (key, looked_by, looked_at, note, last_sequence, count)
     VALUES (@key, @accountId, @at, @note, @lastSequence, @count)`,
    { ...look, at: look.at.toISOString() },
  );
}
