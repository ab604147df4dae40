import type { Context } from '#electron/main/context.ts';
import { summariseMail } from '#electron/main/db/mail-store.ts';
import { summariseOutbox } from '#electron/main/db/outbox-store.ts';
import { listWaitingPapers } from '#electron/main/db/paper-store.ts';
import { done, type Result } from './use-case.ts';

/** What waits for head office, the mail and the printer, and since when. */
export function getQueues(context: Context): Result<'getQueues'> {
  return done({
    headOffice: summariseOutbox(context.db),
    mail: summariseMail(context.db),
    papers: listWaitingPapers(context.db),
  });
}
