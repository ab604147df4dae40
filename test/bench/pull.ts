import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#electron/main/context/context.ts';
import { findRow } from '#electron/main/db/core/connection.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { changeOffice } from '#electron/main/db/head-office/office-store.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { signText } from '#electron/main/keys/signing-key.ts';
import { pullFeed } from '#electron/main/use-cases/head-office/pull-feed.ts';
import { decisionContent } from '#shared/contract/head-office/decisions.ts';
import type { FeedAnswer } from '#shared/contract/head-office/line.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import { longestHold } from './longest-hold.ts';
import type { Measure } from './measure.ts';
import { inventPerson } from './people.ts';

/** People who are pulled here; the goal is for so many of a branch. Source: issue "Counters of one branch", "Scale and speed". */
const people = 5000;
const goal = { people: 100_000, seconds: 120, hold: 16 } as const;

/**
 * How long a new terminal takes for the people of its branch, from the rows of the feed to who can be searched: signatures, what is
 * kept, and what is applied. The line itself is not in it: head office answers from memory.
 */
export async function measurePull(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store } = await setUpTestStore(folder.path);
  const { db } = store;
  try {
    const { keys, fingerprint, signingKey } = await makeOffice();
    transact(db, () => changeOffice(db, { keys, since: testNow.toISOString() }));
    const neighbour = makeTerminal('017-1');
    const admitted = decisionContent(
      { number: 1, headOffice: fingerprint, decidedAt: testNow.toISOString(), branch: '017', subject: null },
      'terminal-admitted',
      { terminal: '017-1', epoch: 1, publicKey: neighbour.publicKey, recipient: 'age1test' },
    );
    const nobody = { terminal: null, epoch: null, public_key: null };
    const rows = [
      {
        position: 1,
        kind: 'decision',
        ...nobody,
        number: 1,
        content: admitted,
        signature: signText(admitted, signingKey),
      },
      ...Array.from({ length: people }, (_, index) => {
        const payload = samplePayloads['worker-registered'];
        const workerId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        const code = formatIdentificationCode({ branch: 17, terminal: 1, sequence: index + 1 });
        const { content, signature } = neighbour.write({
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
          content,
          signature,
          public_key: neighbour.publicKey,
        };
      }),
    ] as unknown as FeedAnswer;
    const line = {
      feed: async (after: number, atMost: number) => rows.slice(after, after + atMost),
      acknowledge: async () => undefined,
    } as unknown as CounterLine;
    const context = {
      db,
      clock: { now: () => testNow },
      session: { display: null, account: null },
      closing: new AbortController().signal,
      log: { error: (name: string, detail: unknown) => console.error(name, detail) },
      events: { terminal: () => '017-2', epoch: () => 1 },
    } as unknown as Context;
    let seconds = 0;
    const hold = await longestHold(async () => {
      await pause(50);
      const start = performance.now();
      await pullFeed(context, line, new AbortController().signal);
      seconds = (performance.now() - start) / 1000;
    });
    const there = findRow<{ count: number }>(db, 'SELECT count(*) AS count FROM worker')?.count;
    if (there !== people) throw new Error(`${there} people are on record`);
    const all = (seconds * goal.people) / people;
    return [
      {
        measure: `pull of ${people} people into a new terminal, for ${goal.people}`,
        value: all,
        unit: 's',
        ratio: all / goal.seconds,
        against: `${goal.seconds} s`,
      },
      {
        measure: 'event loop held by it, longest',
        value: hold,
        unit: 'ms',
        ratio: hold / goal.hold,
        against: `${goal.hold} ms, the longest allowed`,
      },
    ];
  } finally {
    store.close();
    folder.remove();
  }
}
