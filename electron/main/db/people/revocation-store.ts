import type { Revocation } from '#shared/contract/kiosk/people/revocation-methods.ts';
import { isDocumentCause, type RevocationCause } from '#shared/domain/credential/revocation.ts';
import { joinSigners } from '../approvals/approval-store.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export interface NewRevocation {
  readonly credentialId: string;
  readonly workerId: string;
  readonly cause: RevocationCause;
  readonly approvalId: string;
  readonly at: Date;
}

/**
 * The credential is in force no more, and its passport is reported where that is the cause. Throws where it was not
 * approved.
 */
export function insertRevocation(db: Connection, { at, ...revocation }: NewRevocation): void {
  if (!db.inTransaction) throw new Error('a revocation is one transaction with its trail');
  const revokedAt = at.toISOString();
  runSql(db, 'UPDATE credential SET replaced_at = ? WHERE id = ?', [revokedAt, revocation.credentialId]);
  runSql(
    db,
    `INSERT INTO credential_revocation (credential_id, worker_id, cause, passport_key, approval_id, revoked_at)
     VALUES (@credentialId, @workerId, @cause, @passportKey, @approvalId, @revokedAt)`,
    {
      ...revocation,
      revokedAt,
      passportKey: isDocumentCause(revocation.cause) ? findNewestPassportKey(db, revocation.workerId) : null,
    },
  );
}

/**
 * The cause for which this person has no credential; undefined where they have one, or never had. A death that was
 * taken back is an error.
 */
export function findRevocationInForce(db: Connection, workerId: string): RevocationCause | undefined {
  const row = findRow<{ cause: RevocationCause }>(
    db,
    `SELECT iif(withdrawn_at IS NULL, cause, 'error') AS cause
     FROM credential_revocation LEFT JOIN withdrawn_death USING (credential_id)
     WHERE worker_id = @workerId
       AND NOT EXISTS (SELECT 1 FROM credential WHERE worker_id = @workerId AND replaced_at IS NULL)
     -- A clock that was ahead may have dated it after a real one. A death wins: another counter may have ended a
     -- later credential without having heard of it.
     ORDER BY withdrawn_at IS NOT NULL, cause = 'death' DESC, revoked_at DESC LIMIT 1`,
    { workerId },
  );
  return row?.cause;
}

export interface WithdrawnDeath {
  readonly workerId: string;
  readonly approvalId: string;
  readonly at: Date;
}

/**
 * Takes back the death that closed this person's record, and gives the credential that ended by it: of several, each
 * recorded at another counter, all. Throws where it was not approved, or none was recorded.
 */
export function insertWithdrawnDeath(db: Connection, { workerId, approvalId, at }: WithdrawnDeath): string[] {
  if (!db.inTransaction) throw new Error('a withdrawal is one transaction with its trail');
  const deaths = listRows<{ credentialId: string }>(
    db,
    `SELECT credential_id AS credentialId FROM credential_revocation WHERE worker_id = ? AND cause = 'death'
       AND credential_id NOT IN (SELECT credential_id FROM withdrawn_death) ORDER BY revoked_at, credential_id`,
    [workerId],
  ).map(({ credentialId }) => credentialId);
  if (deaths.length === 0) throw new Error('no death was recorded');
  for (const credentialId of deaths) {
    runSql(db, 'INSERT INTO withdrawn_death (credential_id, approval_id, withdrawn_at) VALUES (?, ?, ?)', [
      credentialId,
      approvalId,
      at.toISOString(),
    ]);
  }
  return deaths;
}

export interface ReportableDocument {
  readonly issuingState: string;
  /** As the search has it. */
  readonly numberKey: string;
  /** ISO date, or what was typed of one. */
  readonly expiryDate: string;
}

/**
 * Whether this very passport, of anybody, was reported lost, stolen or expired. A renewed cédula has the number of the
 * one before: of an enrolled person, any card that does not expire after the reported one counts as that one.
 */
export function isPassportReported(db: Connection, document: ReportableDocument): boolean {
  return (
    findRow(
      db,
      `SELECT 1 FROM credential_revocation JOIN passport ON passport.key = passport_key
         JOIN worker ON worker.number = passport.worker_number
       WHERE number_key = @numberKey AND issuing_state = @issuingState
         AND (cedula IS NOT identification_code OR expiry_date >= @expiryDate)`,
      document,
    ) !== undefined
  );
}

/** Whether the person's newest passport was reported: then it stays on record, and another one is added to it. */
export function isNewestPassportReported(db: Connection, workerId: string): boolean {
  const key = findNewestPassportKey(db, workerId);
  return findRow(db, 'SELECT 1 FROM credential_revocation WHERE passport_key = ?', [key]) !== undefined;
}

/** Since when a passport of this person is reported; a copy captured before proves nobody. Undefined when none is. */
export function findReportedAt(db: Connection, workerId: string): string | undefined {
  const row = findRow<{ at: string | null }>(
    db,
    'SELECT max(revoked_at) AS at FROM credential_revocation WHERE worker_id = ? AND passport_key IS NOT NULL',
    [workerId],
  );
  return row?.at ?? undefined;
}

/** Newest first, with the accounts' names. */
export function listRevocations(db: Connection, workerId: string): Revocation[] {
  const rows = listRows<Omit<Revocation, 'withdrawn'> & { credentialId: string }>(
    db,
    `SELECT credential_id AS credentialId, revoked_at AS at, cause, approval_decision.reason,
       clerk.name AS attendedBy, supervisor.name AS signedBy
     FROM credential_revocation ${joinSigners('credential_revocation.approval_id')}
     WHERE worker_id = ? ORDER BY revoked_at DESC`,
    [workerId],
  );
  return rows.map(({ credentialId, ...row }) => ({ ...row, withdrawn: findWithdrawal(db, credentialId) }));
}

function findWithdrawal(db: Connection, credentialId: string): Revocation['withdrawn'] {
  const row = findRow<NonNullable<Revocation['withdrawn']>>(
    db,
    `SELECT withdrawn_at AS at, approval_decision.reason, clerk.name AS attendedBy, supervisor.name AS signedBy
     FROM withdrawn_death ${joinSigners('withdrawn_death.approval_id')}
     WHERE credential_id = ?`,
    [credentialId],
  );
  return row ?? null;
}

/** Undefined as null: no document of theirs is on record. */
export function findNewestPassportKey(db: Connection, workerId: string): number | null {
  const row = findRow<{ key: number | null }>(
    db,
    `SELECT max(key) AS key FROM passport, worker
     WHERE worker.id = ? AND key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999`,
    [workerId],
  );
  return row?.key ?? null;
}
