import type { Context } from '#electron/main/context.ts';
import { findFailingMailLine } from '#electron/main/db/mail-line-store.ts';
import { summariseMail } from '#electron/main/db/mail-store.ts';
import { summariseOutbox } from '#electron/main/db/outbox-store.ts';
import { listSheetsNotOut } from '#electron/main/db/paper-store.ts';
import { failedMailShown } from './manage-mail.ts';
import { done, type Result } from './use-case.ts';

/** What waits for head office, the mail and the printer, and since when. */
export function getQueues(context: Context): Result<'getQueues'> {
  const { db, clock } = context;
  return done({
    headOffice: summariseOutbox(db),
    mail: {
      ...summariseMail(db, new Date(clock.now().getTime() - failedMailShown)),
      problem: findFailingMailLine(db)?.problem ?? null,
    },
    papers: listSheetsNotOut(db),
  });
}
