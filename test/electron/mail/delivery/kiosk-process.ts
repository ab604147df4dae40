import { once } from 'node:events';
import { createMail } from '#electron/main/mail/create-mail.ts';
import { testNow } from '#test/electron/db/test-store.ts';
import { storeClerk } from '#test/support/issued-people.ts';
import { withEmptyKiosk } from '#test/support/with-kiosk.ts';

/**
 * The kiosk in a process of its own, on the real encrypted database and sending over real SMTP, until it is killed: its
 * clerk signs in and people ask for the code of an unlock, one after the other. Its time passes ten times faster,
 * so that waits are short. It starts when it is told to, which is what starting takes without what a process takes to
 * load.
 */
const [, , directory = '', codes = ''] = process.argv;
const people = codes.split(',');
/** Seconds of the kiosk's time in a hundredth of a second. */
const haste = 0.1;
/** Milliseconds of the kiosk's time since this start, on a clock that begins where the store was made. */
let passed = 0;
/** Messages that wait at a time: enough to have an order. */
const mostWaiting = 3;
const systemTime = () => new Date(testNow.getTime() + passed);
process.send?.('loaded');
const [share] = (await once(process, 'message')) as ['queue' | 'empty'];

await withEmptyKiosk(
  async ({ call, time }) => {
    process.send?.('open');
    await call('signIn', storeClerk);
    for (;;) {
      const { mail } = await call('getQueues', {});
      if (share === 'empty' && mail.waiting === 0) process.send?.('empty');
      // Each asks once: a second code takes the place of the first, whose message would rightly never leave.
      const text = share === 'queue' && mail.waiting < mostWaiting ? people.pop() : undefined;
      if (text !== undefined) {
        await call('startOwnService', { purpose: 'unlock', language: 'en' });
        await call('identify', { text });
        await call('takeBack', {});
      }
      await call('reportClerkActivity', {});
      time.advance({ seconds: haste });
      passed += haste * 1000;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  },
  directory,
  { systemTime, mail: createMail({ dataDirectory: '/nowhere', folder: undefined, systemTime }) },
);
