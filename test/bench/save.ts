import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import {
  registerWorker,
  setUpTestStore,
  startVisit,
  temporaryDirectory,
} from '#test/electron/db/test-store.ts';
import { type Measure, percentile } from './measure.ts';
import { inventPerson } from './people.ts';

const registrations = 600;
/** Raw fsyncs of the same disk that one registration may take. Source: issue "Speed". */
const target = 3;
/** Milliseconds between two registrations. */
const pause = 5;

/**
 * Saving a registration whose documents are stored: code, worker, facts, search index, audit and outbox in one
 * transaction, against a raw 4 KB write with fsync. The two alternate, so that both see the same disk.
 */
export async function run(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const raw = openSync(join(folder.path, 'raw'), 'w');
  const block = Buffer.alloc(4096, randomUUID());
  try {
    const saves: number[] = [];
    const syncs: number[] = [];
    for (let index = 1; index <= registrations; index += 1) {
      const values = inventPerson(index);
      const visitId = startVisit(store, clerkId);
      saveDraftValues(store.db, visitId, values);
      saves.push(timeOf(() => registerWorker(store, clerkId, values, visitId)));
      // Nobody registers faster than this; the store's own upkeep runs in between, as at the counter.
      await setTimeout(pause);
      syncs.push(
        timeOf(() => {
          writeSync(raw, block, 0, block.length, (index % 256) * block.length);
          fsyncSync(raw);
        }),
      );
    }
    return [0.5, 0.99].flatMap((share) => {
      const [save, sync] = [percentile(saves, share), percentile(syncs, share)];
      const name = share === 0.5 ? 'p50' : 'p99';
      return [
        { measure: `raw fsync of 4 KB, ${name}`, value: sync, unit: 'ms' },
        {
          measure: `save a registration, ${name}`,
          value: save,
          unit: 'ms',
          ratio: save / sync,
          against: `raw fsync ${name}, target ${target}`,
        },
      ];
    });
  } finally {
    closeSync(raw);
    store.close();
    folder.remove();
  }
}

function timeOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
