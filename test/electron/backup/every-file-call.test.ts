import { closeSync, cpSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findLogHeader } from '#electron/main/backup/log-view.ts';
import { placeProblemOf } from '#electron/main/backup/place-mark.ts';
import { getAuditHead } from '#electron/main/db/audit-trail/audit-store.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { getActNumber } from '#electron/main/db/witnesses/act-store.ts';
import { readWithPassphrase, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { usualRotation } from '#shared/domain/safety/backup-rotation.ts';
import { type Fault, PowerCut, withFault } from '#test/support/faulty-files.ts';
import { isSoak } from '#test/support/random-samples.ts';
import {
  attachStore,
  generationsAt,
  newestOf,
  placeAt,
  registerWithDocument,
  restoreFrom,
  restoreNewest,
} from '../db/safety/backup-store.ts';
import {
  openTestStore,
  setUpTestStore,
  temporaryDirectory,
  testNow,
  testPassphrase,
} from '../db/test-store.ts';

vi.mock('node:fs', async (original) => {
  const { faultyFiles } = await import('#test/support/faulty-files.ts');
  return faultyFiles(await original());
});

/** What the screens say of each. */
const told = { ENOSPC: 'full', EROFS: 'not-allowed', EIO: 'away', ENODEV: 'away' } as const;
const faults: readonly Fault[] = ['power-cut', 'ENOSPC', 'EROFS', 'EIO', 'ENODEV'];

let folder: ReturnType<typeof temporaryDirectory>;
let clerkId: string;
let scenes = 0;
/** A terminal with two people, and its place with a whole snapshot and a third in the journal. */
beforeAll(async () => {
  folder = temporaryDirectory();
  const scene = sceneIn('template');
  const setUp = await setUpTestStore(scene.data);
  clerkId = setUp.clerkId;
  for (const number of ['A1', 'A2']) await registerWithDocument(setUp.store, clerkId, number);
  const desk = deskOf(setUp.store, scene);
  await desk.snapshot();
  await registerWithDocument(setUp.store, clerkId, 'A3');
  desk.ship();
  desk.close();
  setUp.store.close();
});
afterAll(() => folder.remove());

interface Scene {
  readonly data: string;
  readonly stick: string;
  readonly target: string;
}

function sceneIn(name: string): Scene {
  const [data = '', stick = '', target = ''] = ['data', 'stick', 'target'].map((each) =>
    join(folder.path, name, each),
  );
  for (const path of [data, stick, target]) mkdirSync(path, { recursive: true });
  return { data, stick, target };
}

/** As the template, with a store that has a fourth person, who is nowhere else. */
async function withScene(run: (scene: Scene, store: Store) => Promise<void>): Promise<void> {
  // Another path each time: a thread keeps the logs it read open.
  scenes += 1;
  const name = `scene-${scenes}`;
  const scene = sceneIn(name);
  for (const part of ['data', 'stick'] as const) {
    cpSync(join(folder.path, 'template', part), scene[part], { recursive: true });
  }
  const store = await openTestStore(scene.data);
  try {
    await registerWithDocument(store, clerkId, 'A4');
    await run(scene, store);
  } finally {
    if (store.db.open) store.close();
    rmSync(join(folder.path, name), { recursive: true, force: true });
  }
}

function deskOf(store: Store, { data, stick }: Scene) {
  const database = openSync(join(data, 'ventanilla.db'), 'r');
  const writer = attachStore(store, data, stick, database);
  function everything() {
    const [log] = store.db.pragma('wal_checkpoint(NOOP)') as { log: number }[];
    const moment = { act: getActNumber(store.db), ...getAuditHead(store.db), codes: 0 };
    const salts = findLogHeader(join(data, 'ventanilla.db'))?.salts ?? '';
    return { salts, frames: log?.log ?? 0, moment: { ...moment, at: testNow.toISOString() } };
  }
  return {
    ship: () => writer.ship({ kind: 'ship', ...everything() }),
    snapshot: () =>
      writer.snapshot(
        {
          kind: 'snapshot',
          ...everything(),
          people: 0,
          at: testNow.getTime(),
          damaged: [],
          rotation: { ...usualRotation, newest: 1, daily: 0, weekly: 0, monthly: 0 },
        },
        new AbortController().signal,
        () => undefined,
      ),
    close: () => closeSync(database),
  };
}

/** Every call in a soak; else a few, the same ones every time, each with another fault. */
function* cases(count: number): Generator<{ readonly at: number; readonly fault: Fault }> {
  if (isSoak) {
    for (let at = 1; at <= count; at += 1) for (const fault of faults) yield { at, fault };
    return;
  }
  const few = 10;
  for (let index = 0; index < few; index += 1) {
    yield {
      at: 1 + Math.floor((index * (count - 1)) / (few - 1)),
      fault: faults[index % faults.length] ?? 'EIO',
    };
  }
}

/** What it failed with; undefined: it came to its end. */
async function failureOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectTold(failure: unknown, fault: Fault, where: string): void {
  if (failure === undefined) return;
  if (fault === 'power-cut') expect(failure, where).toBeInstanceOf(PowerCut);
  else expect(placeProblemOf(failure), where).toBe(told[fault]);
}

async function faultsAt(scene: Scene) {
  const { folder: storeFolder } = newestOf(placeAt(scene.stick));
  const keys = await readWithPassphrase(storeFolder, testPassphrase);
  if (keys === undefined) throw new Error('the key ring at the place opens no more');
  const check = await checkBackup(storeFolder, keys);
  keys.close();
  return check.faults.filter(({ fault }) => fault !== 'unfinished');
}

/** What a restore of the newest snapshot would bring back; nothing is claimed. */
function drill({ stick, target }: Scene) {
  const place = placeAt(stick);
  return restoreFrom(place, generationsAt(place)[0] ?? '', target, 'drill');
}

describe('whatever happens at any call to the files of a place', () => {
  async function copies(scene: Scene, store: Store): Promise<void> {
    const desk = deskOf(store, scene);
    try {
      await desk.snapshot();
    } finally {
      desk.close();
    }
  }

  test('a snapshot leaves what was there to be restored, and the next one is whole', {
    timeout: 3_600_000,
  }, async () => {
    let count = 0;
    await withScene(async (scene, store) => {
      const plan = { below: scene.stick, at: Number.POSITIVE_INFINITY, fault: 'power-cut' } as const;
      count = await withFault(plan, () => copies(scene, store));
    });
    expect(count).toBeGreaterThan(20);
    for (const { at, fault } of cases(count)) {
      const where = `${fault} at call ${at} of ${count}`;
      await withScene(async (scene, store) => {
        const plan = { below: scene.stick, at, fault };
        let failure: unknown;
        await withFault(plan, async () => {
          failure = await failureOf(() => copies(scene, store));
        });
        expectTold(failure, fault, where);
        // Three people were said to be safe.
        const restored = await drill(scene);
        expect(restored, where).toMatchObject({ ok: true, missingDocuments: [], journalFault: undefined });
        if (restored.ok) expect(restored.people, where).toBeGreaterThanOrEqual(3);
        expect(await store.verifyAudit(), where).toMatchObject({ verdict: 'intact' });
        await copies(scene, store);
        expect(await faultsAt(scene), where).toEqual([]);
        expect(await drill(scene), where).toMatchObject({ ok: true, people: 4, missingDocuments: [] });
      });
    }
  });

  test('a restore leaves no store that is not whole, and can be begun again', {
    timeout: 3_600_000,
  }, async () => {
    for (const below of ['target', 'stick'] as const) {
      let count = 0;
      await withScene(async (scene) => {
        const plan = { below: scene[below], at: Number.POSITIVE_INFINITY, fault: 'power-cut' } as const;
        count = await withFault(
          plan,
          async () => void (await restoreNewest(placeAt(scene.stick), scene.target)),
        );
      });
      for (const { at, fault } of cases(count)) {
        const where = `${fault} at call ${at} of ${count} below the ${below}`;
        await withScene(async (scene) => {
          let failure: unknown;
          await withFault({ below: scene[below], at, fault }, async () => {
            failure = await failureOf(async () => {
              const outcome = await restoreNewest(placeAt(scene.stick), scene.target);
              // Refused in words of its own.
              if (!outcome.ok)
                expect(['place-not-writable', 'manifest-changed', 'part-damaged'], where).toContain(
                  outcome.problem,
                );
            });
          });
          expectTold(failure, fault, where);
          if (!existsSync(join(scene.target, 'keyring.json'))) {
            rmSync(scene.target, { recursive: true });
            mkdirSync(scene.target);
            expect(await restoreNewest(placeAt(scene.stick), scene.target), where).toMatchObject({
              ok: true,
              people: 3,
            });
          }
          const keys = await unsealWithPassphrase(scene.target, testPassphrase, undefined);
          keys?.close();
          expect(keys, where).toBeDefined();
          const store = await openTestStore(scene.target);
          expect(await store.verifyAudit(), where).toMatchObject({ verdict: 'intact' });
          store.close();
        });
      }
    }
  });
});
