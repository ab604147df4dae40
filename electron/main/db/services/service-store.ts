import type { ServiceProof, ServicePurpose } from '#shared/domain/procedures/services.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** Visits that are not registrations: rows of the same table, so that codes, papers and the trail hang on them alike. */

export type ServiceOutcome = 'done' | 'locked' | 'given-up' | 'interrupted';

export interface ServiceVisit {
  readonly id: string;
  readonly purpose: ServicePurpose;
  readonly workerId: string | null;
  /** Identification code; null until one was typed. */
  readonly code: string | null;
  readonly provedBy: ServiceProof | null;
  readonly outcome: ServiceOutcome | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** `openedBy` is the account at the counter, also where the person began by themself. */
export function insertService(
  db: Connection,
  service: {
    readonly id: string;
    readonly purpose: ServicePurpose;
    readonly startedBy: 'counter' | 'worker';
    readonly openedBy: string;
    readonly at: Date;
  },
): void {
  runSql(
    db,
    `INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by)
     VALUES (@id, 'registered', 'hand-over', @purpose, @startedBy, @at, @openedBy)`,
    { ...service, at: service.at.toISOString() },
  );
}

/** Whose service it is. `workerId` is null when nobody has the code. */
export function saveServiceSubject(db: Connection, id: string, code: string, workerId: string | null): void {
  runSql(db, 'UPDATE visit SET code = ?, worker_id = ? WHERE id = ?', [code, workerId, id]);
}

/** From the locked screen to unlocking: the same visit goes on for another purpose. */
export function saveServicePurpose(db: Connection, id: string, purpose: ServicePurpose): void {
  runSql(db, 'UPDATE visit SET purpose = ? WHERE id = ?', [purpose, id]);
}

export function saveServiceProof(db: Connection, id: string, proof: ServiceProof): void {
  runSql(db, 'UPDATE visit SET proved_by = ? WHERE id = ?', [proof, id]);
}

/** Only the first end counts. */
export function closeService(db: Connection, id: string, outcome: ServiceOutcome, at: Date): void {
  runSql(db, 'UPDATE visit SET outcome = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL', [
    outcome,
    at.toISOString(),
    id,
  ]);
}

/** Undefined also for a registration. */
export function findService(db: Connection, id: string): ServiceVisit | undefined {
  return findRow<ServiceVisit>(db, `${selectService} AND id = ?`, [id]);
}

/** Services that a power cut left open, oldest first. */
export function listOpenServices(db: Connection): ServiceVisit[] {
  return listRows<ServiceVisit>(db, `${selectService} AND closed_at IS NULL ORDER BY reference`);
}

const selectService = `SELECT id, purpose, worker_id AS workerId, code, proved_by AS provedBy, outcome,
  opened_at AS openedAt, closed_at AS closedAt FROM visit WHERE purpose <> 'registration'`;
