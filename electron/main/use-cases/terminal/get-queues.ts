import type { Context } from '#electron/main/context/context.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { failedMailShown } from '../mail/manage-mail.ts';

/** What waits for head office, the mail and the printer, and since when; counted beside main's loop. */
export async function getQueues({ reading, clock }: Context): Promise<Result<'getQueues'>> {
  const failedSince = new Date(clock.now().getTime() - failedMailShown).toISOString();
  return done(await reading.read('queues', { failedSince }));
}
