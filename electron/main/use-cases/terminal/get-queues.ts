import type { Context } from '#electron/main/context/context.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { summariseWaiting } from '#electron/main/db/head-office/event-store.ts';
import { findFailingMailLine } from '#electron/main/db/mail/mail-line-store.ts';
import { summariseMail } from '#electron/main/db/mail/mail-store.ts';
import { listSheetsNotOut } from '#electron/main/db/papers/paper-store.ts';
import { failedMailShown } from '../mail/manage-mail.ts';

/** What waits for head office, the mail and the printer, and since when. */
export function getQueues(context: Context): Result<'getQueues'> {
  const { db, clock } = context;
  return done({
    headOffice: summariseWaiting(db),
    mail: {
      ...summariseMail(db, new Date(clock.now().getTime() - failedMailShown)),
      problem: findFailingMailLine(db)?.problem ?? null,
    },
    papers: listSheetsNotOut(db),
  });
}
