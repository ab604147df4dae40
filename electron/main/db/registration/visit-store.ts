import type { Visit, VisitSummary } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { writeName } from '#shared/domain/names/names.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { DraftField, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { listVisitDocuments } from '../documents/visit-document-store.ts';
import { getDraftValues } from './draft-store.ts';

export type VisitState = Visit['state'];

interface VisitRow {
  readonly id: string;
  readonly reference: number;
  readonly procedure: Procedure;
  readonly state: VisitState;
  readonly step: RegistrationStep;
  readonly field: DraftField | null;
  readonly mrz_accepted_reason: string | null;
  readonly mrz_accepted_name: string | null;
  readonly worker_id: string | null;
  readonly identification_code: string | null;
  readonly held_number: string | null;
  readonly reported_number: string | null;
  readonly reported_expiry: string | null;
  readonly counter_proof_at: string | null;
  readonly wrong_fields: string;
  readonly opened_at: string;
  readonly opened_by_name: string;
}

const selectVisit = `
  SELECT visit.*, opener.name AS opened_by_name, co_signer.name AS mrz_accepted_name,
    mrz_decision.reason AS mrz_accepted_reason, worker.identification_code,
    iif(worker.identification_code = worker.cedula AND EXISTS
      (SELECT 1 FROM credential_revocation WHERE credential_revocation.worker_id = worker.id),
      worker.cedula, NULL) AS held_number,
    reported.number AS reported_number, reported.expiry_date AS reported_expiry
  FROM visit
  JOIN account AS opener ON opener.id = visit.opened_by
  LEFT JOIN approval_decision AS mrz_decision ON mrz_decision.request_id = visit.mrz_approval_id
  LEFT JOIN account AS co_signer ON co_signer.id = mrz_decision.decided_by
  LEFT JOIN worker ON worker.id = visit.worker_id
  LEFT JOIN passport AS reported ON reported.key =
    (SELECT passport_key FROM credential_revocation
      WHERE credential_revocation.worker_id = visit.worker_id AND passport_key IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM credential WHERE credential.worker_id = visit.worker_id AND replaced_at IS NULL)
      ORDER BY revoked_at DESC LIMIT 1)`;

/** Starts as an empty draft, or registered already when `workerId` names the worker who came back. */
export function insertVisit(
  db: Connection,
  visit: {
    readonly id: string;
    readonly procedure: Procedure;
    readonly workerId: string | null;
    readonly step: RegistrationStep;
    readonly openedBy: string;
    readonly at: Date;
  },
): void {
  runSql(
    db,
    `INSERT INTO visit (id, procedure, state, step, worker_id, opened_at, opened_by)
     VALUES (@id, @procedure, @state, @step, @workerId, @at, @openedBy)`,
    { ...visit, at: visit.at.toISOString(), state: visit.workerId === null ? 'draft' : 'registered' },
  );
}

/** Everything about a visit, with its draft and its documents. */
export function findVisit(db: Connection, id: string): Visit | undefined {
  const row = findRow<VisitRow>(db, `${selectVisit} WHERE visit.id = ?`, [id]);
  if (row === undefined) return undefined;
  return {
    id: row.id,
    reference: referenceOf(row.reference),
    procedure: row.procedure,
    state: row.state,
    step: row.step,
    field: row.field,
    values: getDraftValues(db, id),
    documents: listVisitDocuments(db, id),
    mrzAccepted:
      row.mrz_accepted_name === null
        ? null
        : { by: row.mrz_accepted_name, reason: row.mrz_accepted_reason ?? '' },
    workerId: row.worker_id,
    identificationCode: row.identification_code,
    reportedPassport:
      row.reported_number === null
        ? null
        : { number: row.reported_number, expiryDate: row.reported_expiry ?? '' },
    heldNumber: row.held_number,
    counterProofAt: row.counter_proof_at,
    wrongFields: JSON.parse(row.wrong_fields) as DraftField[],
    openedAt: row.opened_at,
    openedBy: row.opened_by_name,
  };
}

/** Drafts, pending registrations and registered visits whose credential was not issued yet, newest first. */
export function listVisits(db: Connection): VisitSummary[] {
  return listRows<SummaryRow>(
    db,
    `${selectSummary} AND visit.state IN ('draft', 'pending-documents', 'registered') AND visit.closed_at IS NULL
     ORDER BY visit.reference DESC LIMIT 500`,
  ).map(summaryOf);
}

/** The visit that is on the account's screen, or was when its session was cut off. */
export function findVisitAtCounter(db: Connection, accountId: string): string | undefined {
  return findRow<{ visitId: string }>(
    db,
    'SELECT visit_id AS visitId FROM visit_at_counter WHERE account_id = ?',
    [accountId],
  )?.visitId;
}

/** Puts a visit on an account's screen; null when it was left. */
export function saveVisitAtCounter(db: Connection, accountId: string, visitId: string | null): void {
  if (visitId === null) runSql(db, 'DELETE FROM visit_at_counter WHERE account_id = ?', [accountId]);
  else
    runSql(db, 'INSERT OR REPLACE INTO visit_at_counter (account_id, visit_id) VALUES (?, ?)', [
      accountId,
      visitId,
    ]);
}

/** The registration or enrolment with this reference, whatever became of it, and the worker it led to. */
export function findVisitSummary(
  db: Connection,
  reference: number,
): { readonly visit: VisitSummary; readonly workerId: string | null } | undefined {
  const row = findRow<SummaryRow>(db, `${selectSummary} AND visit.reference = ?`, [reference]);
  return row && { visit: summaryOf(row), workerId: row.worker_id };
}

type SummaryRow = VisitRow & { readonly surname: string | null; readonly given_names: string | null };

const selectSummary = `
  SELECT visit.*, opener.name AS opened_by_name,
    coalesce((SELECT value FROM draft_field WHERE visit_id = visit.id AND field = 'identity.surname'),
      (SELECT surname FROM passport, worker WHERE worker.id = visit.worker_id
        AND key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999 ORDER BY key DESC LIMIT 1)) AS surname,
    coalesce((SELECT value FROM draft_field WHERE visit_id = visit.id AND field = 'identity.givenNames'),
      (SELECT given_names FROM passport, worker WHERE worker.id = visit.worker_id
        AND key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999 ORDER BY key DESC LIMIT 1)) AS given_names
  FROM visit JOIN account AS opener ON opener.id = visit.opened_by
  WHERE visit.purpose = 'registration'`;

function summaryOf(row: SummaryRow): VisitSummary {
  return {
    id: row.id,
    reference: referenceOf(row.reference),
    procedure: row.procedure,
    state: row.state,
    step: row.step,
    name: writeName({ surname: row.surname ?? '', givenNames: row.given_names ?? '' }),
    openedAt: row.opened_at,
    openedBy: row.opened_by_name,
  };
}

/** Where the clerk's cursor is. False when there is no such visit. */
export function saveVisitPosition(
  db: Connection,
  id: string,
  step: RegistrationStep,
  field: DraftField | null,
): boolean {
  return runSql(db, 'UPDATE visit SET step = ?, field = ? WHERE id = ?', [step, field, id]) > 0;
}

export function setVisitState(db: Connection, id: string, state: VisitState): void {
  runSql(db, 'UPDATE visit SET state = ? WHERE id = ?', [state, id]);
}

/** The registration became a worker. */
export function linkVisitToWorker(db: Connection, id: string, workerId: string): void {
  runSql(db, "UPDATE visit SET worker_id = ?, state = 'registered' WHERE id = ?", [workerId, id]);
}

/** Registrations of somebody on record that still take changes. */
export function listOpenVisitsOf(db: Connection, workerId: string): string[] {
  return listRows<{ id: string }>(
    db,
    "SELECT id FROM visit WHERE worker_id = ? AND state = 'registered' AND closed_at IS NULL ORDER BY id",
    [workerId],
  ).map(({ id }) => id);
}

export function abandonVisit(db: Connection, id: string, reason: string, at: Date): void {
  runSql(db, "UPDATE visit SET state = 'abandoned', abandoned_reason = ?, closed_at = ? WHERE id = ?", [
    reason,
    at.toISOString(),
    id,
  ]);
}

/** The credential was generated: the visit is over. */
export function completeVisit(db: Connection, id: string, at: Date): void {
  runSql(db, "UPDATE visit SET state = 'credential-issued', closed_at = ? WHERE id = ?", [
    at.toISOString(),
    id,
  ]);
}

/** Throws where it was not approved: the table does not take it. */
export function saveMrzAcceptance(db: Connection, id: string, approvalId: string): void {
  runSql(db, 'UPDATE visit SET mrz_approval_id = ? WHERE id = ?', [approvalId, id]);
}

/** Decision by which the visit's MRZ was accepted; undefined where it was not. */
export function findMrzApproval(db: Connection, id: string): string | undefined {
  const row = findRow<{ approval: string | null }>(
    db,
    'SELECT mrz_approval_id AS approval FROM visit WHERE id = ?',
    [id],
  );
  return row?.approval ?? undefined;
}

/** A corrected MRZ needs a new acceptance. */
export function clearMrzAcceptance(db: Connection, id: string): void {
  runSql(db, 'UPDATE visit SET mrz_approval_id = NULL WHERE id = ?', [id]);
}

export function saveCounterProof(db: Connection, id: string, accountId: string, at: Date): void {
  runSql(db, 'UPDATE visit SET counter_proof_at = ?, counter_proof_by = ? WHERE id = ?', [
    at.toISOString(),
    accountId,
    id,
  ]);
}

/** What the worker said is wrong; empty when all of it is right. */
export function saveWrongFields(db: Connection, id: string, fields: readonly DraftField[]): void {
  runSql(db, 'UPDATE visit SET wrong_fields = ? WHERE id = ?', [JSON.stringify(fields), id]);
}

/** At least four digits, as on the comeback slip. */
/** As people read and type it. */
export function referenceOf(reference: number): string {
  return String(reference).padStart(4, '0');
}
