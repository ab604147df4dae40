import { join } from 'node:path';
import { staff } from '#test/support/set-up-terminal.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { killAtWork } from './support/kill-at-work.ts';
import type { KillOrder } from './support/kill-child.ts';
import { chains } from './support/kill-steps.ts';
import { expect, test } from './support/story.ts';
import { WorkerAtScreen } from './support/worker-journey.ts';

const child = join(import.meta.dirname, 'support/kill-child.ts');

for (const chain of ['registration', 'issuance'] as const) {
  test(`kill -9 in the middle of every step of the ${chain}: the next start is at the same field with the same data`, async ({
    host,
    dataDirectory,
    begin,
    specimens,
    start,
  }) => {
    test.setTimeout(600_000);
    if (chain === 'issuance') await begin('registered');
    const { lives, findsAtEnd } = chains[chain];
    for (const [life, { name }] of lives.entries()) {
      const order: KillOrder = { host, dataDirectory, specimens, chain, life };
      const said = await killAtWork(child, order);
      expect(said, `killed on the way to ${name}`).toBe('in the middle');
    }
    const kiosk = await start({ reader: 'recorded' });
    const clerk = new ClerkAtCounter(kiosk.clerk);
    await clerk.signsIn(staff.clerk);
    const worker = new WorkerAtScreen(kiosk.worker, 'es');
    await findsAtEnd({ clerk, worker, specimens, dataDirectory });
  });
}
