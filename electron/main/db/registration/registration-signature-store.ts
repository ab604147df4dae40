import type { SignedFact } from '#shared/domain/registration/signed-facts.ts';
import { type Connection, runSql } from '../core/connection.ts';

export interface RegistrationSignature extends SignedFact {
  readonly workerId: string;
  /** Revisions of the contact data, where the address is another one that cools off. */
  readonly beforeKey: number | null;
  readonly afterKey: number | null;
  /** One for all the facts that are signed together. */
  readonly approvalId: string;
  readonly at: Date;
}

/** Throws where it was not approved: the table does not take it. */
export function insertRegistrationSignature(
  db: Connection,
  { at, ...signature }: RegistrationSignature,
): void {
  runSql(
    db,
    `INSERT INTO registration_signature
       (worker_id, what, value, before_key, after_key, approval_id, signed_at)
     VALUES (@workerId, @what, @value, @beforeKey, @afterKey, @approvalId, @signedAt)`,
    { ...signature, signedAt: at.toISOString() },
  );
}
