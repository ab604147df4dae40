import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { withFault } from '#test/support/faulty-files.ts';
import { isSoak } from '#test/support/random-samples.ts';
import {
  generationsAt,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreFrom,
  until,
} from '../db/safety/backup-store.ts';
import { openTestStore, setUpTestStore, temporaryDirectory, testPassphrase } from '../db/test-store.ts';

vi.mock('node:fs', async (original) => {
  const { faultyFiles } = await import('#test/support/faulty-files.ts');
  return faultyFiles(await original());
});

let folder: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  folder = temporaryDirectory();
});
afterEach(() => folder.remove());

/** A place with a whole snapshot, and more in its journal. */
async function fillPlace(stick: string) {
  const data = join(folder.path, 'data');
  mkdirSync(data);
  const { store: first, clerkId } = await setUpTestStore(data);
  first.close();
  const { store, keeper } = await openWithBackup(data);
  for (const number of ['A1', 'A2']) await registerWithDocument(store, clerkId, number);
  const place = placeAt(stick);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  await registerWithDocument(store, clerkId, 'A3');
  await keeper.flush(30_000);
  store.close();
  return place;
}

test('a restore that is cancelled at any call to its files leaves nothing, or is whole, and can be begun again', {
  timeout: 600_000,
}, async () => {
  const [stick, target] = [join(folder.path, 'stick'), join(folder.path, 'target')];
  for (const path of [stick, target]) mkdirSync(path);
  const place = await fillPlace(stick);
  const [generation = ''] = generationsAt(place);
  const restore = (signal?: AbortSignal) => restoreFrom(place, generation, target, 'restore', signal);
  function emptyTarget(): void {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target);
  }

  const never = { at: Number.POSITIVE_INFINITY, fault: 'EIO' } as const;
  const count = await withFault({ below: folder.path, ...never }, async () => void (await restore()));
  expect(count).toBeGreaterThan(10);
  let cancelled = 0;
  // Every call in a soak.
  for (let at = 1; at <= count; at += isSoak ? 1 : 2) {
    emptyTarget();
    const where = `cancelled at call ${at} of ${count}`;
    const cancel = new AbortController();
    const plan = { below: folder.path, at, fault: 'EIO', instead: () => cancel.abort() } as const;
    let outcome: object | undefined;
    await withFault(plan, async () => {
      outcome = await restore(cancel.signal).catch((error: unknown) => {
        expect(error, where).toMatchObject({ name: 'AbortError' });
        return undefined;
      });
    });
    if (outcome === undefined) {
      cancelled += 1;
      expect(readdirSync(target), where).toEqual([]);
      outcome = await restore();
    }
    // What came too late to be cancelled is whole.
    expect(outcome, where).toMatchObject({ ok: true, people: 3, missingDocuments: [] });
    (await unsealWithPassphrase(target, testPassphrase, undefined))?.close();
    const store = await openTestStore(target);
    expect(await store.verifyAudit(), where).toMatchObject({ verdict: 'intact' });
    store.close();
  }
  expect(cancelled).toBeGreaterThan(5);
});
