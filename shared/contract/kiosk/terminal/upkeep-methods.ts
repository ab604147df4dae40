import { z } from 'zod';
import { lineProblems } from '#shared/domain/head-office/line-problem.ts';
import { mailProblems } from '#shared/domain/mail/mail-retry.ts';
import { lineStates } from '../head-office/line-methods.ts';
import { method, noErrors, nothing } from '../method.ts';
import { sheetKinds } from '../papers/print-job-methods.ts';
import { clerkLanguage, instant } from '../values.ts';

/** What goes on beside the work of the counter: what waits, and the jobs that see to it. */

const staff = { view: 'clerk', roles: ['clerk', 'supervisor', 'auditor', 'admin'] } as const;

const jobState = z.strictObject({
  /** As main's table of jobs has it. */
  name: z.string(),
  title: z.record(clerkLanguage, z.string()),
  /** Seconds between two runs; null: once, when the store opens. */
  period: z.int().nullable(),
  running: z.boolean(),
  startedAt: instant.nullable(),
  /** Of the last run that ended. */
  endedAt: instant.nullable(),
  outcome: z.enum(['done', 'failed', 'cancelled']).nullable(),
  /** Null: it does not run again by itself. */
  nextAt: instant.nullable(),
});

export type JobState = z.output<typeof jobState>;

export const upkeepMethods = {
  /** What waits for head office, the mail and the printer, and since when. */
  getQueues: method({
    access: staff,
    input: nothing,
    output: z.strictObject({
      headOffice: z.strictObject({
        /** Whether things go over a line, and what keeps them from it since when. */
        line: z.strictObject({
          state: z.enum(lineStates),
          problem: z.enum(lineProblems).nullable(),
          since: instant.nullable(),
        }),
        /** Here alone. */
        waiting: z.int(),
        /** In a packet, and not answered. */
        sent: z.int(),
        /** When the oldest of both was. */
        oldest: instant.nullable(),
        refused: z.int(),
        /** When the last packet was made. */
        packetAt: instant.nullable(),
        /** What its items name and head office has not; what this terminal cannot read; what it does not take. */
        documents: z.strictObject({ waiting: z.int(), bytes: z.int(), missing: z.int(), refused: z.int() }),
      }),
      mail: z.strictObject({
        waiting: z.int(),
        oldest: instant.nullable(),
        /** Refused by the server for good in the last seven days. */
        failed: z.int(),
        /** Why nothing goes out now; null while the line works. */
        problem: z.enum(mailProblems).nullable(),
      }),
      papers: z.array(
        /** Of a registration, or in the print system for anything else: whatever did not come out yet. */
        z.strictObject({ kind: z.enum(sheetKinds), subject: z.string().nullable(), since: instant }),
      ),
    }),
    errors: noErrors,
  }),
  /** The periodic and background work of this terminal, and how its last run ended. */
  listJobs: method({
    access: { view: 'clerk', roles: ['admin'] },
    input: nothing,
    output: z.array(jobState),
    errors: noErrors,
  }),
} as const;
