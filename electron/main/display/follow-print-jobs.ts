import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findPaper, savePrintState } from '#electron/main/db/papers/paper-store.ts';
import {
  endPrintJob,
  listOpenPrintJobs,
  type OpenPrintJob,
  type PrintJobEnding,
  savePrintJobProblem,
} from '#electron/main/db/papers/print-job-store.ts';
import type { PrintJobState } from '#electron/main/ports.ts';
import type { Paper, PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { record } from '../context/record.ts';
import { failKit, tellKitProblem } from './kit-progress.ts';

/** Milliseconds after which a job that nothing is said about is worth a look at the printer. */
const slowAfter = 30_000;
/** Milliseconds after which a print system that cannot be asked is not asked any more: the job was handed over. */
const forgottenAfter = 10 * 60_000;

/**
 * Asks what became of each job that did not end yet, cancels those that must not come out any more, and says so on the
 * papers, on the sheet of codes before its person, and in the trail. Papers of a queue that is off print when it is on
 * again; until then nobody is told that they are printed.
 */
export function followPrintJobs(context: Context): Promise<void> {
  return context.printJobsOneAtATime(() => followEach(context));
}

/** The same in the background, once the caller's transaction has ended. */
export function followPrintJobsLater(context: Context): void {
  context.later(() => followPrintJobs(context));
}

async function followEach(context: Context): Promise<void> {
  const kept: PrinterProblem[] = [];
  for (const job of listOpenPrintJobs(context.db)) {
    if (context.closing.aborted) return;
    if (job.isUnwanted) await context.printer.cancelJob(job.job);
    const state = await context.printer.followJob(job.job);
    const problem = settle(context, job, state);
    if (problem !== null && !job.isUnwanted) kept.push(problem);
  }
  context.printing = { kept: kept.length, problem: kept[0] ?? null };
}

/** What keeps the job, if it did not end. */
function settle(
  context: Context,
  job: OpenPrintJob,
  state: PrintJobState | undefined,
): PrinterProblem | null {
  const age = context.clock.now().getTime() - Date.parse(job.sentAt);
  switch (state?.state) {
    case undefined:
      if (age < forgottenAfter || job.isUnwanted) return job.problem;
      end(context, job, 'forgotten', null);
      return null;
    case 'queued':
      return keep(context, job, state.problem ?? (age < slowAfter ? null : 'printer-slow'));
    case 'printed':
    case 'forgotten':
      end(context, job, state.state, null);
      return null;
    case 'failed':
      end(context, job, 'failed', state.problem);
      return null;
  }
}

function keep(context: Context, job: OpenPrintJob, problem: PrinterProblem | null): PrinterProblem | null {
  if (problem === job.problem) return problem;
  transact(context.db, () => {
    savePrintJobProblem(context.db, job.id, problem);
    tellPaper(context, job, 'queued', problem);
  });
  if (job.kitId !== null) tellKitProblem(context, job.kitId, problem);
  return problem;
}

function end(
  context: Context,
  job: OpenPrintJob,
  ending: PrintJobEnding,
  problem: PrinterProblem | null,
): void {
  const printing = ending === 'forgotten' ? 'sent' : ending;
  transact(context.db, () => {
    endPrintJob(context.db, job.id, { ending, problem, at: context.clock.now() });
    tellPaper(context, job, printing, problem);
    record(context, 'print-job-ended', null, {
      job: job.job,
      paper: job.paperId,
      ending,
      wanted: !job.isUnwanted,
    });
    if (job.kitId !== null && !job.isUnwanted && problem !== null) failKit(context, job.kitId, problem);
  });
  if (job.kitId !== null && ending !== 'failed') tellKitProblem(context, job.kitId, null);
}

/**
 * A job that was cancelled for another one says nothing about its paper. One that a person removed does, if it came out
 * all the same.
 */
function tellPaper(
  context: Context,
  { paperId, isUnwanted }: OpenPrintJob,
  printing: Paper['printing'],
  problem: PrinterProblem | null,
): void {
  if (paperId === null) return;
  const isRemoved = findPaper(context.db, paperId)?.printerProblem === 'job-removed';
  if (isUnwanted && !(isRemoved && printing === 'printed')) return;
  savePrintState(context.db, paperId, printing, problem);
}
