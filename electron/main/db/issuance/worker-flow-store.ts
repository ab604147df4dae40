import type { FactQuestion } from '#shared/domain/credential/fact-questions.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** How far a worker got, to go on after a power cut. Nothing secret: answers, image and credential are not here. */
export interface WorkerFlow {
  readonly visitId: string;
  readonly stage: IssuanceStage;
  /** The privacy notice that was read. */
  readonly notice: AcceptedText | null;
  readonly birthDateAttemptsLeft: number;
  readonly factQuestions: readonly FactQuestion[];
  /** From 0; as many as there are questions when all were answered. */
  readonly factPosition: number;
  readonly factAttemptsLeft: number;
  readonly contactProved: boolean;
  readonly terms: AcceptedText | null;
  readonly help: string | null;
}

export interface AcceptedText {
  readonly version: string;
  readonly hash: string;
  /** ISO instant. */
  readonly at: string;
}

interface FlowRow {
  readonly visit_id: string;
  readonly stage: IssuanceStage;
  readonly notice_at: string | null;
  readonly notice_version: string | null;
  readonly notice_hash: string | null;
  readonly birth_date_attempts_left: number;
  readonly fact_questions: string;
  readonly fact_position: number;
  readonly fact_attempts_left: number;
  readonly contact_proved: 0 | 1;
  readonly terms_at: string | null;
  readonly terms_version: string | null;
  readonly terms_hash: string | null;
  readonly help: string | null;
}

/** Undefined until the visit was handed over for the first time. */
export function findWorkerFlow(db: Connection, visitId: string): WorkerFlow | undefined {
  const row = findRow<FlowRow>(db, 'SELECT * FROM worker_flow WHERE visit_id = ?', [visitId]);
  return (
    row && {
      visitId: row.visit_id,
      stage: row.stage,
      notice: acceptedText(row.notice_version, row.notice_hash, row.notice_at),
      birthDateAttemptsLeft: row.birth_date_attempts_left,
      factQuestions: JSON.parse(row.fact_questions) as FactQuestion[],
      factPosition: row.fact_position,
      factAttemptsLeft: row.fact_attempts_left,
      contactProved: row.contact_proved === 1,
      terms: acceptedText(row.terms_version, row.terms_hash, row.terms_at),
      help: row.help,
    }
  );
}

/** Of the worker's visits, the progress of the latest one handed over: a new visit gives no attempt back. */
export function findLastWorkerFlow(db: Connection, workerId: string): WorkerFlow | undefined {
  const row = findRow<{ visitId: string }>(
    db,
    `SELECT visit.id AS visitId FROM visit JOIN worker_flow ON worker_flow.visit_id = visit.id
     WHERE visit.worker_id = ? ORDER BY visit.reference DESC LIMIT 1`,
    [workerId],
  );
  return row && findWorkerFlow(db, row.visitId);
}

/**
 * After a correction of the record, in its transaction: whatever the worker confirmed or proved before, in any visit,
 * they confirm and prove again. Attempts spent stay spent; `newQuestions` when a fact that is asked was corrected.
 */
export function reopenWorkerFlows(db: Connection, workerId: string, newQuestions: boolean): void {
  runSql(
    db,
    `UPDATE worker_flow SET contact_proved = 0, fact_position = 0,
       stage = CASE WHEN stage IN ('language', 'notice') THEN stage ELSE 'confirm-captured' END,
       fact_questions = CASE WHEN ? THEN '[]' ELSE fact_questions END
     WHERE visit_id IN (SELECT id FROM visit WHERE worker_id = ?)`,
    [newQuestions ? 1 : 0, workerId],
  );
}

/** The visit was put aside: whoever comes next to the display begins with the notice. Attempts stay as they are. */
export function forgetProofs(db: Connection, visitId: string): void {
  runSql(
    db,
    "UPDATE worker_flow SET stage = 'notice', contact_proved = 0, fact_position = 0 WHERE visit_id = ?",
    [visitId],
  );
}

/** Writes the whole progress of a visit over the one before. The attempts left are the worker's, in every visit. */
export function saveWorkerFlow(db: Connection, flow: WorkerFlow): void {
  runSql(
    db,
    `UPDATE worker_flow SET birth_date_attempts_left = ?, fact_attempts_left = ?
     WHERE visit_id IN (SELECT other.id FROM visit JOIN visit AS other ON other.worker_id = visit.worker_id
       WHERE visit.id = ? AND other.id <> visit.id)`,
    [flow.birthDateAttemptsLeft, flow.factAttemptsLeft, flow.visitId],
  );
  runSql(
    db,
    `INSERT OR REPLACE INTO worker_flow (visit_id, stage, notice_version, notice_hash, notice_at,
       birth_date_attempts_left, fact_questions, fact_position, fact_attempts_left, contact_proved,
       terms_version, terms_hash, terms_at, help)
     VALUES (@visitId, @stage, @noticeVersion, @noticeHash, @noticeAt, @birthDateAttemptsLeft, @factQuestions,
       @factPosition, @factAttemptsLeft, @contactProved, @termsVersion, @termsHash, @termsAt, @help)`,
    {
      visitId: flow.visitId,
      stage: flow.stage,
      noticeVersion: flow.notice?.version ?? null,
      noticeHash: flow.notice?.hash ?? null,
      noticeAt: flow.notice?.at ?? null,
      birthDateAttemptsLeft: flow.birthDateAttemptsLeft,
      factQuestions: JSON.stringify(flow.factQuestions),
      factPosition: flow.factPosition,
      factAttemptsLeft: flow.factAttemptsLeft,
      contactProved: flow.contactProved ? 1 : 0,
      termsVersion: flow.terms?.version ?? null,
      termsHash: flow.terms?.hash ?? null,
      termsAt: flow.terms?.at ?? null,
      help: flow.help,
    },
  );
}

function acceptedText(version: string | null, hash: string | null, at: string | null): AcceptedText | null {
  return version === null || hash === null || at === null ? null : { version, hash, at };
}
