import { type Connection, runSql } from '../core/connection.ts';

export interface AssistedUnlock {
  readonly visitId: string;
  readonly approvalId: string;
  readonly callBack: {
    readonly number: string;
    readonly who: string;
    readonly result: 'confirmed' | 'denied' | 'no-answer';
  } | null;
}

/** Throws where it was not approved: the table does not take it. */
export function insertAssistedUnlock(db: Connection, { callBack, ...unlock }: AssistedUnlock): void {
  runSql(
    db,
    `INSERT INTO assisted_unlock (visit_id, approval_id, call_number, call_who, call_result)
     VALUES (@visitId, @approvalId, @number, @who, @result)`,
    {
      ...unlock,
      number: callBack?.number ?? null,
      who: callBack?.who ?? null,
      result: callBack?.result ?? null,
    },
  );
}
