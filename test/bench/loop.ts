import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { createReadingThread } from '#electron/main/db/reading/create-reading-thread.ts';
import { readOn, type StoreReading } from '#electron/main/db/reading/store-reading.ts';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import {
  registerWorker,
  setUpTestStore,
  startVisit,
  temporaryDirectory,
  testNow,
} from '#test/electron/db/test-store.ts';
import { longestHold } from './longest-hold.ts';
import type { Measure } from './measure.ts';
import { inventPerson } from './people.ts';

const readingThread = join(import.meta.dirname, '../../electron/main/db/reading/reading-thread.ts');
/** argon2id of production: memory in KiB, passes, lanes. */
const productionHashing = { memory: 131_072, passes: 3, lanes: 1 };
/** Milliseconds that main may be held. Source: issue "Speed". */
const target = 50;
const rounds = 12;
/** Bytes of one scanned page at 300 dpi in colour. */
const pageSize = 3 * 1024 * 1024;

/**
 * How long main's event loop is held while documents are encrypted and stored, secrets are hashed at production's cost
 * and registrations are saved, all at once. Decoding happens in the reader's process, not in main.
 */
export async function measureLoop(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const hasher = createSecretHasher(randomBytes(32), productionHashing);
  try {
    const pages = Array.from({ length: 2 * rounds }, () => randomBytes(pageSize));
    const idle = await longestHold(async () => {
      await pause(1500);
    });
    const busy = await longestHold(async () => {
      for (let round = 1; round <= rounds; round += 1) {
        const hash = hasher.hash(randomBytes(12));
        const documents = Promise.all(pages.slice(2 * round - 2, 2 * round).map(store.documents.put));
        const values = inventPerson(round);
        const visitId = startVisit(store, clerkId);
        saveDraftValues(store.db, visitId, values);
        await pause(5);
        registerWorker(store, clerkId, values, visitId);
        await Promise.all([hash, documents]);
      }
    });
    return [
      { measure: 'event loop held while idle, longest', value: idle, unit: 'ms' },
      {
        measure: 'event loop held by saves, hashes and documents, longest',
        value: busy,
        unit: 'ms',
        ratio: busy / target,
        against: `${target} ms, the longest allowed`,
      },
    ];
  } finally {
    store.close();
    folder.remove();
  }
}

/** People whose events wait for head office: a counter of ten years without a line. */
const manyPeople = 210_000;
/** Milliseconds that main may be held by what goes on beside the work. Source: design.md, "Jobs". */
const jobTarget = 16;

/**
 * How long main's event loop is held while the home screen's queues are counted: by main itself, and by the thread that
 * reads, as the product does it.
 */
export async function measureQueues(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store } = await setUpTestStore(folder.path);
  const failures: unknown[] = [];
  const openReading = createReadingThread(readingThread, (error) => failures.push(error));
  const thread = openReading(folder.path, store.keys.key('database'), () => undefined);
  try {
    fillWithEvents(store.db, manyPeople);
    const input = { failedSince: testNow.toISOString() };
    const count = (reading: StoreReading) => async (): Promise<void> => {
      for (let look = 0; look < 5; look += 1) {
        const { headOffice } = await reading.read('queues', input);
        if (headOffice.waiting !== manyPeople) throw new Error(`${headOffice.waiting} events wait`);
        await pause(20);
      }
    };
    await count(thread)();
    const inThread = await longestHold(count(thread));
    const onMain = await longestHold(count(readOn(store.db)));
    if (failures.length > 0) throw failures[0];
    const against = `${jobTarget} ms, the longest allowed`;
    return [
      {
        measure: `event loop held by the queues of ${manyPeople} people, counted by main`,
        value: onMain,
        unit: 'ms',
        ratio: onMain / jobTarget,
        against,
      },
      {
        measure: `event loop held by the queues of ${manyPeople} people, counted beside it`,
        value: inThread,
        unit: 'ms',
        ratio: inThread / jobTarget,
        against,
      },
    ];
  } finally {
    await thread.close();
    store.close();
    folder.remove();
  }
}

/** Rows as registrations leave them, without their chain: only their number and size matter here. */
function fillWithEvents(db: Connection, count: number): void {
  db.exec('DROP TRIGGER event_follows');
  db.prepare(
    `WITH RECURSIVE n (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n WHERE number < @count)
     INSERT INTO event (key, epoch, number, type, version, subject, time_wall, time_count, audit_sequence,
       previous_hash, content, hash, signature)
     SELECT 9000000000 + number, 9, number, 'worker-registered', 1, lower(hex(randomblob(18))), @at, number, number,
       hex(randomblob(32)), json_quote(hex(randomblob(900))), hex(randomblob(32)), hex(randomblob(44)) FROM n`,
  ).run({ count, at: testNow.toISOString() });
}
