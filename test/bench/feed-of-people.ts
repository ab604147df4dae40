import type { Context } from '#electron/main/context/context.ts';
import { createSystemScheduler } from '#electron/main/context/scheduler.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { changeOffice } from '#electron/main/db/head-office/office-store.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { signText } from '#electron/main/keys/signing-key.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { decisionContent } from '#shared/contract/head-office/decisions.ts';
import type { FeedAnswer } from '#shared/contract/head-office/line.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { testNow } from '#test/electron/db/test-store.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import { inventPerson } from './people.ts';

/** A terminal of branch 017 that has head office's keys, and a line that answers from memory. */
export interface Puller {
  readonly context: Context;
  readonly office: Office;
  /** Its feed: another terminal was admitted, and told of so many people. */
  readonly line: CounterLine;
}

/** @param people who are in the feed, the same each time */
export async function makePuller({ db, events }: Store, people: number): Promise<Puller> {
  const office = await makeOffice();
  transact(db, () => changeOffice(db, { keys: office.keys, since: testNow.toISOString() }));
  const rows = feedOf(people, office);
  const line = {
    feed: async (after: number, atMost: number) => rows.slice(after, after + atMost),
    acknowledge: async () => undefined,
  } as unknown as CounterLine;
  const context = {
    db,
    events,
    clock: { now: () => testNow },
    scheduler: createSystemScheduler(),
    session: { display: null, account: null, locked: false, clerkTouchedAt: 0 },
    closing: new AbortController().signal,
    log: { error: (name: string, detail: unknown) => console.error(name, detail) },
  } as unknown as Context;
  return { context, office, line };
}

function feedOf(people: number, { fingerprint, signingKey }: Office): FeedAnswer {
  const neighbour = makeTerminal('017-1');
  const admitted = decisionContent(
    { number: 1, headOffice: fingerprint, decidedAt: testNow.toISOString(), branch: '017', subject: null },
    'terminal-admitted',
    { terminal: '017-1', epoch: 1, publicKey: neighbour.publicKey, recipient: 'age1test' },
  );
  const signature = signText(admitted, signingKey);
  const nobody = { terminal: null, epoch: null, public_key: null };
  const payload = samplePayloads['worker-registered'];
  return [
    { position: 1, kind: 'decision', ...nobody, number: 1, content: admitted, signature },
    ...Array.from({ length: people }, (_, index) => {
      const workerId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const code = formatIdentificationCode({ branch: 17, terminal: 1, sequence: index + 1 });
      const event = neighbour.write({
        type: 'worker-registered',
        subject: workerId,
        payload: {
          ...JSON.parse(JSON.stringify(payload)),
          workerId,
          identificationCode: code,
          values: { ...payload.values, ...inventPerson(index) },
        },
      });
      return {
        position: index + 2,
        kind: 'event',
        terminal: '017-1',
        epoch: 1,
        number: index + 1,
        content: event.content,
        signature: event.signature,
        public_key: neighbour.publicKey,
      };
    }),
  ] as unknown as FeedAnswer;
}
