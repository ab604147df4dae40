import { setTimeout as pause } from 'node:timers/promises';
import { findRow } from '#electron/main/db/core/connection.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { appendEvent } from '#electron/main/db/head-office/event-store.ts';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { writeReceipt } from '#electron/main/packets/receipt-file.ts';
import { pullFeed } from '#electron/main/use-cases/head-office/pull-feed.ts';
import { pullReceipts, pushEvents } from '#electron/main/use-cases/head-office/push-events.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import type { HelloAnswer } from '#shared/contract/head-office/line.ts';
import {
  registerWorker,
  setUpTestStore,
  startVisit,
  temporaryDirectory,
  testNow,
} from '#test/electron/db/test-store.ts';
import { makePuller, type Puller } from './feed-of-people.ts';
import { turnsOf } from './longest-hold.ts';
import { heldMeasures, type Measure, percentile } from './measure.ts';
import { inventPerson } from './people.ts';

/** Events that are sent and answered, of which head office says so many in one receipt. */
const told = { events: 10_000, inReceipt: 1000 } as const;
/** Registrations that are saved without and with a pull beside them, in turns, and milliseconds between two. */
const saving = { rounds: 6, saves: 60, pause: 25 } as const;
/** People in the feed: more than are pulled meanwhile. */
const people = 20_000;
/** Of a save without it. Source: issue "Scale and speed". */
const saveTarget = 1.2;

/**
 * How long main's loop is held by what is sent and answered, and what a person's save costs while the people of the branch are
 * pulled. Head office answers from memory: the line is not in it, the disk is.
 */
export async function measureSync(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  try {
    const puller = await makePuller(store, people);
    return [...(await measureTelling(store, puller)), ...(await measureSaving(store, clerkId, puller))];
  } finally {
    store.close();
    folder.remove();
  }
}

async function measureTelling(store: Store, { context, office }: Puller): Promise<Measure[]> {
  const { db } = store;
  for (let first = 0; first < told.events; first += 500) {
    transact(db, () => {
      for (let index = 0; index < 500; index += 1) {
        appendEvent(db, store.events, {
          type: 'settings-changed',
          subject: null,
          payload: { names: ['gateLimits'], values: {}, changedBy: 'a', changedAt: testNow.toISOString() },
          at: testNow,
        });
      }
    });
  }
  const all = findRow<{ count: number }>(db, 'SELECT count(*) AS count FROM event')?.count ?? 0;
  const hello = { received: [] } as unknown as HelloAnswer;
  const receipts = writeReceipts(store, office, all);
  const line = {
    submit: async (_epoch: number, first: number, events: readonly unknown[]) => {
      await new Promise((resolve) => setImmediate(resolve));
      return events.map((_event, place) => ({ number: first + place, state: 'received' }));
    },
    receipts: async (after: number, atMost: number) => receipts.slice(after, after + atMost),
    acknowledge: async () => undefined,
  } as unknown as CounterLine;
  const { signal } = new AbortController();
  await pause(2000);
  const pushing = await turnsOf(() => pushEvents(context, { line, hello }, signal));
  await pause(2000);
  const answered = await turnsOf(() => pullReceipts(context, line, signal));
  const left = findRow<{ count: number }>(
    db,
    "SELECT count(*) AS count FROM event WHERE state <> 'acknowledged'",
  );
  if (left?.count !== 0) throw new Error(`${left?.count} events were not answered`);
  return [
    ...heldMeasures(`${all} events that are sent`, pushing),
    ...heldMeasures(`receipts of ${all} answers`, answered),
  ];
}

function writeReceipts(
  { db, events }: Store,
  office: Office,
  all: number,
): { number: number; content: string }[] {
  const { fingerprint: headOffice, signingKey } = office;
  const [terminal, epoch] = [events.terminal(), events.epoch()];
  return Array.from({ length: Math.ceil(all / told.inReceipt) }, (_, index) => {
    const first = index * told.inReceipt + 1;
    const answers = Array.from({ length: Math.min(told.inReceipt, all - first + 1) }, (_each, place) => {
      const number = first + place;
      const hash =
        findRow<{ hash: string }>(db, 'SELECT hash FROM event WHERE number = ?', [number])?.hash ?? '';
      return { epoch, number, hash, outcome: 'acknowledged' } as const;
    });
    const said = { number: index + 1, terminal, epoch, headOffice, issuedAt: testNow.toISOString(), answers };
    return {
      number: index + 1,
      content: writeReceipt({ format: 'ventanilla-receipt-1', ...said }, signingKey),
    };
  });
}

async function measureSaving(store: Store, clerkId: string, puller: Puller): Promise<Measure[]> {
  const took = { without: [] as number[], beside: [] as number[] };
  let index = people;
  const save = async (): Promise<number> => {
    const values = inventPerson(index);
    index += 1;
    const visitId = startVisit(store, clerkId);
    saveDraftValues(store.db, visitId, values);
    // Somebody works here.
    puller.context.session.clerkTouchedAt = puller.context.scheduler.monotonic();
    const due = performance.now() + saving.pause;
    await pause(saving.pause);
    registerWorker(store, clerkId, values, visitId);
    return performance.now() - due;
  };
  const saves = async (into: number[]) => {
    for (let count = 0; count < saving.saves; count += 1) into.push(await save());
  };
  Object.assign(puller.context.session, { account: { id: clerkId } });
  await saves([]);
  for (let round = 0; round < saving.rounds; round += 1) {
    await saves(took.without);
    const pulling = new AbortController();
    const pulled = pullFeed(puller.context, puller.line, pulling.signal);
    await saves(took.beside);
    pulling.abort();
    await pulled;
  }
  const applied =
    findRow<{ count: number }>(store.db, 'SELECT count(*) AS count FROM branch_event')?.count ?? 0;
  if (applied === 0 || applied >= people) throw new Error(`${applied} rows were pulled beside it`);
  return [0.5, 0.99].flatMap((share) => {
    const [without, beside] = [percentile(took.without, share), percentile(took.beside, share)];
    const name = share === 0.5 ? 'p50' : 'p99';
    return [
      { measure: `save a registration, ${name}`, value: without, unit: 'ms' },
      {
        measure: `save a registration while people are pulled, ${name}`,
        value: beside,
        unit: 'ms',
        ratio: beside / without,
        against: `without, target ${saveTarget}`,
      },
    ];
  });
}
