import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { savePrintState } from '#electron/main/db/papers/paper-store.ts';
import {
  listKeptPrintJobs,
  removePrintJob as saveRemoved,
} from '#electron/main/db/papers/print-job-store.ts';
import { followPrintJobs } from '#electron/main/display/follow-print-jobs.ts';
import { failKit } from '#electron/main/display/kit-progress.ts';
import type { PrintJob } from '#shared/contract/kiosk/papers/print-job-methods.ts';

export function listPrintJobs({ db }: Context): Result<'listPrintJobs'> {
  return done(listShown(db));
}

/** Written first, so that a job the print system does not let go of now is cancelled later. */
export async function removePrintJob(
  context: Context,
  { jobId }: Input<'removePrintJob'>,
): Promise<Result<'removePrintJob'>> {
  const { db } = context;
  const found = listKeptPrintJobs(db).find(({ id }) => id === jobId);
  if (found === undefined) return failed({ code: 'not-found' });
  const { paperId, kitId, job, subject } = found;
  transact(db, () => {
    saveRemoved(db, jobId, context.clock.now());
    if (paperId !== null) savePrintState(db, paperId, 'failed', 'job-removed');
    record(context, 'print-job-removed', subject, { job, paper: paperId });
  });
  if (kitId !== null) failKit(context, kitId, 'job-removed');
  await followPrintJobs(context);
  return done(listShown(db));
}

function listShown(db: Context['db']): PrintJob[] {
  return listKeptPrintJobs(db).map(({ id, kind, subject, since, problem }) => ({
    id,
    kind,
    subject,
    since,
    problem,
  }));
}
