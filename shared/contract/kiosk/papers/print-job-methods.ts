import { z } from 'zod';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { id, instant, printerProblems } from '../values.ts';

/** What the print system has and did not let out yet. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;

export const sheetKinds = [...paperKinds, 'recovery-kit'] as const;

const printJob = z.strictObject({
  id,
  kind: z.enum(sheetKinds),
  /** Identification code or visit reference; null for a sheet that is about nobody. */
  subject: z.string().nullable(),
  since: instant,
  /** What keeps it; null while it is simply waiting its turn. */
  problem: z.enum(printerProblems).nullable(),
});
export type PrintJob = z.infer<typeof printJob>;

export const printJobMethods = {
  /** Oldest first. */
  listPrintJobs: method({ access: counter, input: nothing, output: z.array(printJob), errors: noErrors }),
  /**
   * Takes a job out of the print system: its paper was not printed, and is not waited for; a sheet of codes is void. Gives
   * what is left. A job that ended meanwhile is not found.
   */
  removePrintJob: method({
    access: counter,
    input: z.strictObject({ jobId: id }),
    output: z.array(printJob),
    errors: errorCodes('not-found'),
  }),
} as const;
