import { once } from 'node:events';
import { listQueuedMail } from '#electron/main/db/mail-store.ts';
import { sendQueuedMail } from '#electron/main/session/send-queued-mail.ts';
import { openTestStore } from '#test/electron/db/test-store.ts';
import { createMailQueue, queueCode } from '#test/support/smtp/mail-queue.ts';

/**
 * The kiosk's mail in a process of its own, on the real encrypted database, until it is killed: it queues messages and
 * sends them, in rounds. Its time passes a hundred times faster, so that waits are short. It opens the store when it
 * is told to, which is what starting takes without what a process takes to load.
 */
const [, , directory = ''] = process.argv;
const haste = 100;
/** Messages that wait at a time: enough to have an order. */
const mostWaiting = 3;
process.send?.('loaded');
const [share] = (await once(process, 'message')) as ['queue' | 'empty'];
const store = await openTestStore(directory);
const queue = createMailQueue(store, {
  clock: { now: () => new Date() },
  monotonic: () => performance.now() * haste,
});
process.send?.('open');

for (let round = 0; ; round += 1) {
  if (share === 'queue' && listQueuedMail(store.db).length < mostWaiting)
    queueCode(store, `person${round}@example.org`, new Date());
  await sendQueuedMail(queue);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
