import type { WorkerStage } from '#shared/api/session.ts';
import type { FactQuestion } from '#shared/rules/fact-questions.ts';
import { type Connection, findRow, runSql } from './connection.ts';

/** How far a worker got, to go on after a power cut. Nothing secret: answers, image and credential are not here. */
export interface WorkerFlow {
  readonly visitId: string;
  readonly stage: WorkerStage;
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
  readonly stage: WorkerStage;
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

/** Writes the whole progress of a visit over the one before. */
export function saveWorkerFlow(db: Connection, flow: WorkerFlow): void {
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
