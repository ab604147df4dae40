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
import { createCopyAtClosing } from '#electron/main/use-cases/safety/copy-at-closing.ts';
import { readPlaceOn } from '#electron/main/use-cases/safety/read-place.ts';
import { keepSafeMoment } from '#electron/main/use-cases/safety/safety-status.ts';
import { createClockWatch } from '../watch-clock.ts';
import type { Job } from './job.ts';

/** Every job of the product, in the order in which the first of them run when the store opens: the registry starts them all. */
export const jobs = {
  'clock-watch': {
    title: { es: 'Mira si el reloj anda bien', en: 'Watches whether the clock is right' },
    period: 1,
    atStart: true,
    prepare: ({ context }) => createClockWatch(context),
  },
  /** The whole database, read in a thread of its own; damage stops the work. */
  'database-check': {
    title: { es: 'Lee toda la base de datos', en: 'Reads the whole database' },
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
    title: {
      es: 'Hace los papeles que un corte dejó sin hacer',
      en: 'Makes the papers that a power cut left unmade',
    },
    period: null,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        makeAllOwedPapers(context),
  },
  mail: {
    title: { es: 'Envía los mensajes que esperan', en: 'Sends the messages that wait' },
    period: 15,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        sendQueuedMail(context),
  },
  /** Joining, and what goes to head office and comes from there. */
  'head-office': {
    title: { es: 'Habla con la casa matriz', en: 'Talks to head office' },
    period: 2,
    atStart: true,
    prepare:
      ({ context }) =>
      (signal) =>
        keepLine(context, signal),
  },
  /** Inspections of copies that a stop left unfinished. */
  'waiting-inspections': {
    title: {
      es: 'Revisa las copias que quedaron sin revisar',
      en: 'Inspects the copies that were left uninspected',
    },
    period: null,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        inspectWaiting(context),
  },
  /** Files that no row names are moved aside. */
  'document-sweep': {
    title: {
      es: 'Aparta los archivos que ningún registro nombra',
      en: 'Moves aside the files that no record names',
    },
    period: null,
    atStart: true,
    prepare:
      ({ store }) =>
      async () => {
        await store.sweepDocuments();
      },
  },
  'print-following': {
    title: { es: 'Sigue los papeles en la impresora', en: 'Follows the papers at the printer' },
    period: 2,
    atStart: false,
    prepare:
      ({ context }) =>
      () =>
        followPrintJobs(context),
  },
  'safe-moment': {
    title: { es: 'Anota hasta cuándo hay copia', en: 'Notes up to when there is a copy' },
    period: 10,
    atStart: false,
    prepare:
      ({ context: { db, safety } }) =>
      () => {
        if (safety !== undefined) keepSafeMoment(db, safety.backup);
      },
  },
  /** The full copy of a day, when the branch closes. */
  'copy-at-closing': {
    title: {
      es: 'Hace una copia completa cuando cierra la agencia',
      en: 'Makes a full copy when the branch closes',
    },
    period: 60,
    atStart: false,
    prepare: ({ context }) => createCopyAtClosing(context),
  },
  /** What the drive of the place has lost is found before it is needed. */
  'place-reading': {
    title: { es: 'Lee la copia en su lugar', en: 'Reads the copy at its place' },
    period: 15 * 60,
    atStart: false,
    prepare:
      ({ context }) =>
      (signal) =>
        readPlaceOn(context, signal),
  },
  /** Of a restore, or the drill of one, that was cut off. */
  'drill-sweep': {
    title: { es: 'Quita lo que dejó un ensayo cortado', en: 'Removes what a drill that was cut off left' },
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
    title: {
      es: 'Cierra los pedidos de firma que nadie decidió',
      en: 'Ends the requests for a signature that nobody decided',
    },
    period: 60 * 60,
    atStart: true,
    prepare:
      ({ context }) =>
      () =>
        endOldRequests(context),
  },
} as const satisfies Readonly<Record<string, Job>>;

export type JobName = keyof typeof jobs;
