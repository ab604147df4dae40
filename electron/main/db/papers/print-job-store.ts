import type { PrintJob } from '#shared/contract/kiosk/papers/print-job-methods.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';

/** Jobs in the print system, from the moment it took them to their end. */

export interface OpenPrintJob {
  readonly id: string;
  readonly paperId: string | null;
  readonly kitId: string | null;
  /** As the print system calls it. */
  readonly job: string;
  readonly sentAt: string;
  readonly problem: PrinterProblem | null;
  /** Another took its place, or the sheet of codes on it is void: it must not come out any more. */
  readonly isUnwanted: boolean;
}

export type PrintJobEnding = 'printed' | 'failed' | 'forgotten';

export function insertPrintJob(
  db: Connection,
  job: {
    readonly id: string;
    readonly paperId?: string;
    readonly kitId?: string;
    readonly job: string;
    readonly at: Date;
  },
): void {
  runSql(db, 'INSERT INTO print_job (id, paper_id, kit_id, job, sent_at) VALUES (?, ?, ?, ?, ?)', [
    job.id,
    job.paperId ?? null,
    job.kitId ?? null,
    job.job,
    job.at.toISOString(),
  ]);
}

/** A job that is still wanted, for who may take it out. */
export interface KeptPrintJob extends Omit<PrintJob, 'kind'> {
  readonly kind: PrintJob['kind'];
  readonly paperId: string | null;
  readonly kitId: string | null;
  readonly job: string;
}

/** Oldest first. Neither a paper's nor a sheet of codes': the sheet of steps, which is about nobody. */
export function listKeptPrintJobs(db: Connection): KeptPrintJob[] {
  return listRows<KeptPrintJob>(
    db,
    `SELECT print_job.id, paper_id AS paperId, kit_id AS kitId, job, sent_at AS since, problem,
       coalesce(paper.kind, iif(kit_id IS NULL, 'triage-sheet', 'recovery-kit')) AS kind,
       coalesce(worker.identification_code, printf('%04d', visit.reference)) AS subject
     FROM print_job
     LEFT JOIN kit ON kit.id = kit_id LEFT JOIN paper ON paper.id = paper_id
     LEFT JOIN visit ON visit.id = paper.visit_id
     LEFT JOIN worker ON worker.id = coalesce(visit.worker_id, kit.worker_id)
     WHERE ended_at IS NULL AND unwanted_at IS NULL AND kit.void_at IS NULL
     ORDER BY sent_at, print_job.rowid`,
  );
}

/** A person takes it out of the print system. */
export function removePrintJob(db: Connection, id: string, at: Date): void {
  runSql(db, 'UPDATE print_job SET unwanted_at = ? WHERE id = ?', [at.toISOString(), id]);
}

/** Oldest first. */
export function listOpenPrintJobs(db: Connection): OpenPrintJob[] {
  return listRows<Omit<OpenPrintJob, 'isUnwanted'> & { readonly isUnwanted: number }>(
    db,
    `SELECT print_job.id, paper_id AS paperId, kit_id AS kitId, job, sent_at AS sentAt, problem,
       (unwanted_at IS NOT NULL OR kit.void_at IS NOT NULL) AS isUnwanted
     FROM print_job LEFT JOIN kit ON kit.id = print_job.kit_id
     WHERE ended_at IS NULL ORDER BY sent_at, print_job.rowid`,
  ).map((row) => ({ ...row, isUnwanted: row.isUnwanted === 1 }));
}

/** Another print of the paper takes the place of those that did not come out yet. */
export function dropPaperJobs(db: Connection, paperId: string, at: Date): boolean {
  return (
    runSql(
      db,
      'UPDATE print_job SET unwanted_at = ? WHERE paper_id = ? AND ended_at IS NULL AND unwanted_at IS NULL',
      [at.toISOString(), paperId],
    ) > 0
  );
}

export function savePrintJobProblem(db: Connection, id: string, problem: PrinterProblem | null): void {
  runSql(db, 'UPDATE print_job SET problem = ? WHERE id = ?', [problem, id]);
}

export function endPrintJob(
  db: Connection,
  id: string,
  end: { readonly ending: PrintJobEnding; readonly problem: PrinterProblem | null; readonly at: Date },
): void {
  runSql(db, 'UPDATE print_job SET ending = ?, problem = ?, ended_at = ? WHERE id = ?', [
    end.ending,
    end.problem,
    end.at.toISOString(),
    id,
  ]);
}
