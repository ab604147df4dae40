import { type Connection, runSql } from './connection.ts';

export interface EnrolmentSignature {
  readonly workerId: string;
  readonly cedula: string;
  readonly attendedBy: string;
  readonly coSignedBy: string;
  readonly reason: string;
  readonly at: Date;
}

/** Throws where the two people are one: the table does not take it. */
export function insertEnrolmentSignature(db: Connection, { at, ...signature }: EnrolmentSignature): void {
  runSql(
    db,
    `INSERT INTO enrolment_signature (worker_id, cedula, attended_by, co_signed_by, reason, signed_at)
     VALUES (@workerId, @cedula, @attendedBy, @coSignedBy, @reason, @signedAt)`,
    { ...signature, signedAt: at.toISOString() },
  );
}
