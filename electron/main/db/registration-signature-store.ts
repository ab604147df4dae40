import type { SignedFact } from '#shared/rules/signed-facts.ts';
import { type Connection, runSql } from './connection.ts';

export interface RegistrationSignature {
  readonly workerId: string;
  readonly what: SignedFact;
  /** As it was signed; empty where an address was taken off. */
  readonly value: string;
  readonly attendedBy: string;
  readonly coSignedBy: string;
  readonly reason: string;
  readonly at: Date;
}

/** Throws where the two people are one: the table does not take it. */
export function insertRegistrationSignature(
  db: Connection,
  { at, ...signature }: RegistrationSignature,
): void {
  runSql(
    db,
    `INSERT INTO registration_signature (worker_id, what, value, attended_by, co_signed_by, reason, signed_at)
     VALUES (@workerId, @what, @value, @attendedBy, @coSignedBy, @reason, @signedAt)`,
    { ...signature, signedAt: at.toISOString() },
  );
}
