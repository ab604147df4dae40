import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import {
  registerWorker,
  setUpTestStore,
  startVisit,
  temporaryDirectory,
} from '#test/electron/db/test-store.ts';
import type { Measure } from './measure.ts';
import { inventPerson } from './people.ts';

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

async function longestHold(act: () => Promise<void>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await act();
  histogram.disable();
  return histogram.max / 1e6;
}
