import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertPrintJob } from '#electron/main/db/papers/print-job-store.ts';
import { changeSafetyRecord, getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { followPrintJobsLater } from '#electron/main/display/follow-print-jobs.ts';
import { renderRestoreReport } from '#electron/main/papers/restore-report.ts';

/** Before anybody has signed in while it was not read yet, and by an administrator at any time. */
export async function printRestoreReport(
  context: Context,
  { language }: Input<'printRestoreReport'>,
): Promise<Result<'printRestoreReport'>> {
  const { db, clock, branch, randomness, session } = context;
  const { restored, isReportOpen } = getSafetyRecord(db);
  const mayPrint = session.account?.role === 'admin' || (session.account === null && isReportOpen);
  if (restored === null || !mayPrint) return failed({ code: 'no-report' });
  const { printer } = getSettings(db);
  if (printer === null) return done({ printerProblem: 'no-printer-chosen', printerMessage: null });
  const issuedAt = clock.now().toISOString();
  const html = renderRestoreReport(restored, { name: branch.name, issuedAt }, language);
  const pdf = await context.paperRenderer.renderPdf(html);
  const outcome = await context.printer.print(printer, pdf, 'Ventanilla restore-report');
  if (!outcome.ok) return done({ printerProblem: outcome.problem, printerMessage: outcome.message });
  const { job } = outcome;
  if (job !== null) {
    transact(db, () => insertPrintJob(db, { id: randomness.uuid(), job, at: clock.now() }));
    followPrintJobsLater(context);
  }
  return done({ printerProblem: null, printerMessage: null });
}

export function closeRestoreReport({ db }: Context): Result<'closeRestoreReport'> {
  if (getSafetyRecord(db).isReportOpen) transact(db, () => changeSafetyRecord(db, { isReportOpen: false }));
  return done({});
}
