import type { StoredFile } from '#electron/main/documents/document-store.ts';
import type { PrintJob } from '#shared/contract/kiosk/papers/print-job-methods.ts';
import { type Paper, type PrinterProblem, printerProblems } from '#shared/contract/kiosk/values.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { listKeptPrintJobs } from './print-job-store.ts';

export interface StoredPaper extends Paper {
  readonly visitId: string;
  /** The PDF's name in the document store. */
  readonly file: string;
  readonly sha256: string;
  /** Times a print queue was asked. */
  readonly attempts: number;
}

type PaperRow = Omit<StoredPaper, 'printerProblem'>;

const selectPaper = `
  SELECT id, visit_id AS visitId, kind, language, created_at AS createdAt, printing,
    printer_message AS printerMessage, file, sha256, attempts
  FROM paper`;

/** A paper whose PDF is already in the document store; it waits for a printer. */
export function insertPaper(
  db: Connection,
  paper: {
    readonly id: string;
    readonly visitId: string;
    readonly kind: Paper['kind'];
    readonly language: LanguageCode;
    readonly pdf: StoredFile;
    readonly at: Date;
  },
): void {
  runSql(
    db,
    `INSERT INTO paper (id, visit_id, kind, language, created_at, size, sha256, file)
     VALUES (@id, @visitId, @kind, @language, @at, @size, @sha256, @name)`,
    {
      id: paper.id,
      visitId: paper.visitId,
      kind: paper.kind,
      language: paper.language,
      at: paper.at.toISOString(),
      ...paper.pdf,
    },
  );
}

export function findPaper(db: Connection, id: string): StoredPaper | undefined {
  const row = findRow<PaperRow>(db, `${selectPaper} WHERE id = ?`, [id]);
  return row === undefined ? undefined : { ...row, ...reportOf(row) };
}

/** In the order they were made. */
export function listVisitPapers(db: Connection, visitId: string): Paper[] {
  return listRows<PaperRow>(db, `${selectPaper} WHERE visit_id = ? ORDER BY created_at, rowid`, [
    visitId,
  ]).map(paperOf);
}

export function listWorkerPapers(db: Connection, workerId: string): Paper[] {
  return listRows<PaperRow>(
    db,
    `${selectPaper} WHERE visit_id IN (SELECT id FROM visit WHERE worker_id = ?) ORDER BY created_at, rowid`,
    [workerId],
  ).map(paperOf);
}

/** What the print queue said: a code of ours, its own words, or null when it took the paper. */
export function savePrintResult(
  db: Connection,
  id: string,
  result: {
    readonly printing: 'queued' | 'sent' | 'failed';
    readonly message: string | null;
    readonly at: Date;
  },
): void {
  runSql(
    db,
    `UPDATE paper SET printing = @printing, printer_message = @message, attempts = attempts + 1,
       printed_at = CASE @printing WHEN 'failed' THEN printed_at ELSE @at END
     WHERE id = @id`,
    { id, printing: result.printing, message: result.message, at: result.at.toISOString() },
  );
}

/** What became of the job the paper was last sent with. */
export function savePrintState(
  db: Connection,
  id: string,
  printing: Paper['printing'],
  problem: PrinterProblem | null,
): void {
  runSql(db, 'UPDATE paper SET printing = ?, printer_message = ? WHERE id = ?', [printing, problem, id]);
}

export interface SheetNotOut {
  readonly kind: PrintJob['kind'];
  /** Identification code, or the visit's reference; null for a sheet that is about nobody. */
  readonly subject: string | null;
  readonly since: string;
}

/**
 * Papers that did not come out yet, and whatever else the print system has, oldest first. One that a person took out of
 * it is not waited for.
 */
export function listSheetsNotOut(db: Connection, limit = 200): SheetNotOut[] {
  const papers = listRows<SheetNotOut>(
    db,
    `SELECT paper.kind, coalesce(worker.identification_code, printf('%04d', visit.reference)) AS subject,
       paper.created_at AS since
     FROM paper JOIN visit ON visit.id = paper.visit_id LEFT JOIN worker ON worker.id = visit.worker_id
     WHERE paper.printing NOT IN ('sent', 'printed') AND paper.printer_message IS NOT 'job-removed'
     ORDER BY paper.created_at LIMIT ?`,
    [limit],
  );
  const others = listKeptPrintJobs(db)
    .filter(({ paperId }) => paperId === null)
    .map(({ kind, subject, since }) => ({ kind, subject, since }));
  return [...papers, ...others].toSorted((left, right) => (left.since < right.since ? -1 : 1));
}

function paperOf(row: PaperRow): Paper {
  const { id, kind, language, createdAt, printing } = row;
  return { id, kind, language, createdAt, printing, ...reportOf(row) };
}

/** One column holds either a code of ours or the print system's words. */
function reportOf({ printerMessage }: PaperRow): Pick<Paper, 'printerProblem' | 'printerMessage'> {
  if (printerMessage === null) return { printerProblem: null, printerMessage };
  const code = printerProblems.find((problem) => problem === printerMessage);
  return code === undefined
    ? { printerProblem: 'other', printerMessage }
    : { printerProblem: code, printerMessage: null };
}
