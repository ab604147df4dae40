import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { OwedPaperKind } from '#shared/domain/papers/paper-kinds.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';

/** Papers that an act promised and that are not made yet. They survive a crash; the language is the worker's. */
export interface OwedPaper {
  readonly kind: OwedPaperKind;
  readonly language: LanguageCode;
}

export interface StoredOwedPaper extends OwedPaper {
  /** ISO instant of the act that owes it. */
  readonly owedAt: string;
}

/** Inside the transaction of the act. A paper owed twice is made once, from what the record says by then. */
export function owePapers(db: Connection, visitId: string, papers: readonly OwedPaper[], at: Date): void {
  for (const { kind, language } of papers) {
    runSql(
      db,
      `INSERT INTO owed_paper (visit_id, kind, language, owed_at) VALUES (@visitId, @kind, @language, @at)
       ON CONFLICT (visit_id, kind) DO UPDATE SET language = excluded.language, owed_at = excluded.owed_at`,
      { visitId, kind, language, at: at.toISOString() },
    );
  }
}

export function listOwedPapers(db: Connection, visitId: string): StoredOwedPaper[] {
  return listRows<StoredOwedPaper>(
    db,
    'SELECT kind, language, owed_at AS owedAt FROM owed_paper WHERE visit_id = ? ORDER BY owed_at, kind',
    [visitId],
  );
}

/** Visits that wait for papers, the longest waiting first. */
export function listVisitsOwedPapers(db: Connection): string[] {
  return listRows<{ visitId: string }>(
    db,
    'SELECT visit_id AS visitId FROM owed_paper GROUP BY visit_id ORDER BY min(owed_at)',
    [],
  ).map(({ visitId }) => visitId);
}

/**
 * In the transaction that writes the paper, or when there is nothing to print it from. What was owed anew in the
 * meantime (a correction while the paper was being drawn) stays owed.
 */
export function settleOwedPaper(db: Connection, visitId: string, { kind, owedAt }: StoredOwedPaper): void {
  runSql(db, 'DELETE FROM owed_paper WHERE visit_id = ? AND kind = ? AND owed_at = ?', [
    visitId,
    kind,
    owedAt,
  ]);
}
