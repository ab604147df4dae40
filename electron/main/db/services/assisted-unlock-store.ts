import { type Connection, runSql } from '../core/connection.ts';

export interface AssistedUnlock {
  readonly visitId: string;
  readonly attendedBy: string;
  readonly coSignedBy: string;
  readonly reason: string;
  readonly callBack: {
    readonly number: string;
    readonly who: string;
    readonly result: 'confirmed' | 'denied' | 'no-answer';
  } | null;
  readonly at: Date;
}

/** Throws where the two people are one: the table does not take it. */
export function insertAssistedUnlock(db: Connection, { callBack, at, ...unlock }: AssistedUnlock): void {
  runSql(
    db,
    `INSERT INTO assisted_unlock
       (visit_id, attended_by, co_signed_by, reason, call_number, call_who, call_result, signed_at)
     VALUES (@visitId, @attendedBy, @coSignedBy, @reason, @number, @who, @result, @at)`,
    {
      ...unlock,
      number: callBack?.number ?? null,
      who: callBack?.who ?? null,
      result: callBack?.result ?? null,
      at: at.toISOString(),
    },
  );
}
