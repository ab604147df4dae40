import type { Context } from '#electron/main/context/context.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { lineStateOf } from '../head-office/show-line.ts';
import { failedMailShown } from '../mail/manage-mail.ts';

/** What waits for head office, the mail and the printer, and since when; counted beside main's loop. */
export async function getQueues({ db, events, reading, clock }: Context): Promise<Result<'getQueues'>> {
  const failedSince = new Date(clock.now().getTime() - failedMailShown).toISOString();
  const { headOffice, ...others } = await reading.read('queues', { failedSince });
  const line = getOfficeLine(db);
  const state = lineStateOf(line, events.epoch());
  const { problem, since } = line.contact;
  const isTold = state === 'joined';
  return done({
    ...others,
    headOffice: {
      ...headOffice,
      line: { state, problem: isTold ? problem : null, since: isTold ? since : null },
    },
  });
}
