import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findPaper, listVisitPapers } from '#electron/main/db/papers/paper-store.ts';
import { insertPrintJob } from '#electron/main/db/papers/print-job-store.ts';
import { findVisit } from '#electron/main/db/registration/visit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { followPrintJobsLater } from '#electron/main/display/follow-print-jobs.ts';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { retryPapersLater, sendToPrinter } from './make-papers.ts';

/** What there is now; papers that a crash or a dead renderer left unmade are tried again in the background. */
export function listPapers(context: Context, { visitId }: Input<'listPapers'>): Result<'listPapers'> {
  if (findVisit(context.db, visitId) === undefined) return failed({ code: 'not-found' });
  retryPapersLater(context, visitId);
  return done(listVisitPapers(context.db, visitId));
}

/** Prints or prints again; without a printer the paper goes on waiting. */
export async function printPaper(
  context: Context,
  { paperId }: Input<'printPaper'>,
): Promise<Result<'printPaper'>> {
  const paper = findPaper(context.db, paperId);
  if (paper === undefined) return failed({ code: 'not-found' });
  const { printer } = getSettings(context.db);
  const pdf = await context.documents.read(paper.file);
  if (printer !== null && pdf.ok) {
    const event =
      paper.printing === 'waiting' || paper.printing === 'failed' ? 'paper-printed' : 'paper-reprinted';
    await sendToPrinter(context, paper, printer, event, pdf.bytes);
  }
  const after = listVisitPapers(context.db, paper.visitId).find(({ id }) => id === paperId);
  if (after === undefined) return failed({ code: 'not-found' });
  // Said to who asked for the print; what waits only waits.
  return done(
    printer === null ? { ...after, printerProblem: 'no-printer-chosen', printerMessage: null } : after,
  );
}

/** Looking at a stored paper is an audited act. */
export async function getPaperPdf(
  context: Context,
  { paperId }: Input<'getPaperPdf'>,
): Promise<Result<'getPaperPdf'>> {
  const paper = findPaper(context.db, paperId);
  if (paper === undefined) return failed({ code: 'not-found' });
  const pdf = await context.documents.read(paper.file);
  if (!pdf.ok) return failed({ code: 'damaged' });
  const visit = findVisit(context.db, paper.visitId);
  transact(context.db, () =>
    record(context, 'paper-read', visit?.identificationCode ?? visit?.reference ?? null, {
      paper: paperId,
      kind: paper.kind,
    }),
  );
  return done({ pdf: new Uint8Array(pdf.bytes) });
}

/** Steps and requirements for one case. It holds nothing of anybody, so it is printed and not kept. */
export async function printTriageSheet(
  context: Context,
  { case: triageCase, language }: Input<'printTriageSheet'>,
): Promise<Result<'printTriageSheet'>> {
  const { printer } = getSettings(context.db);
  if (printer === null) {
    return done({ printing: 'failed', printerProblem: 'no-printer-chosen', printerMessage: null });
  }
  const html = renderPaperHtml({
    kind: 'triage-sheet',
    triageCase,
    language,
    branchName: context.branch.name,
    issuedAt: context.clock.now().toISOString(),
  });
  const pdf = await context.paperRenderer.renderPdf(html);
  const outcome = await context.printer.print(printer, pdf, 'Ventanilla triage-sheet');
  if (!outcome.ok) {
    return done({ printing: 'failed', printerProblem: outcome.problem, printerMessage: outcome.message });
  }
  const { job } = outcome;
  transact(context.db, () => {
    if (job !== null) {
      insertPrintJob(context.db, { id: context.randomness.uuid(), job, at: context.clock.now() });
    }
    record(context, 'triage-sheet-printed', null, { case: triageCase, language });
  });
  followPrintJobsLater(context);
  return done({ printing: 'sent', printerProblem: null, printerMessage: null });
}
