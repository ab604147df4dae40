import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sendQueuedMail } from '#electron/main/context/send-queued-mail.ts';
import { drillFolderName } from '#electron/main/db/safety/backup-desk.ts';
import { restoreFolderName } from '#electron/main/db/safety/restore-store.ts';
import { followPrintJobs } from '#electron/main/display/follow-print-jobs.ts';
import { endOldRequests } from '#electron/main/use-cases/approvals/approval-request.ts';
import { inspectWaiting } from '#electron/main/use-cases/documents/inspect-documents.ts';
import { keepLine } from '#electron/main/use-cases/head-office/keep-line.ts';
import { makeAllOwedPapers } from '#electron/main/use-cases/papers/make-papers.ts';
import { readPlaceOn } from '#electron/main/use-cases/safety/read-place.ts';
import { keepSafeMoment } from '#electron/main/use-cases/safety/safety-status.ts';
import { createClockWatch } from '../watch-clock.ts';
import type { Job } from './job.ts';

/** Every job of the product, in the order in which the first of them run when the store opens: the registry starts them all. */
export const jobs = {
  'clock-watch': { period: 1, atStart: true, prepare: ({ context }) => createClockWatch(context) },
  /** The whole database, read in a thread of its own; damage stops the work. */
  'database-check': {
    period: 6 * 60 * 60,
    atStart: true,
    prepare:
      ({ environment, store }) =>
      async (signal) => {
        const { checkDatabase, dataDirectory } = environment;
        const damage = await checkDatabase?.(dataDirectory, store.keys.key('database'), signal);
        if (damage !== undefined) store.reportDamage();
      },
  },
  /** What a power cut left owed. */
  'owed-papers': {
    period: null,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        makeAllOwedPapers(context),
  },
  mail: {
    period: 15,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        sendQueuedMail(context),
  },
  /** Joining, and what goes to head office and comes from there. */
  'head-office': {
    period: 2,
    atStart: true,
    prepare:
      ({ context }) =>
      (signal) =>
        keepLine(context, signal),
  },
  /** Inspections of copies that a stop left unfinished. */
  'waiting-inspections': {
    period: null,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        inspectWaiting(context),
  },
  /** Files that no row names are moved aside. */
  'document-sweep': {
    period: null,
    atStart: true,
    prepare:
      ({ store }) =>
      async () => {
        await store.sweepDocuments();
      },
  },
  'print-following': {
    period: 2,
    atStart: false,
    prepare:
      ({ context }) =>
      () =>
        followPrintJobs(context),
  },
  'safe-moment': {
    period: 10,
    atStart: false,
    prepare:
      ({ context: { db, safety } }) =>
      () => {
        if (safety !== undefined) keepSafeMoment(db, safety.backup);
      },
  },
  /** What the drive of the place has lost is found before it is needed. */
  'place-reading': {
    period: 15 * 60,
    atStart: false,
    prepare:
      ({ context }) =>
      (signal) =>
        readPlaceOn(context, signal),
  },
  /** Of a restore, or the drill of one, that was cut off. */
  'drill-sweep': {
    period: null,
    atStart: true,
    prepare:
      ({ environment }) =>
      async () => {
        for (const name of [drillFolderName, restoreFolderName]) {
          await rm(join(environment.dataDirectory, name), { recursive: true, force: true });
        }
      },
  },
  /** Requests for a second person that nobody decided. */
  'approval-expiry': {
    period: 60 * 60,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        endOldRequests(context),
  },
} as const satisfies Readonly<Record<string, Job>>;

export type JobName = keyof typeof jobs;
