import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { setUpTestStore, temporaryDirectory, testPassphrase } from '../test-store.ts';
import {
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreNewest,
  until,
} from './backup-store.ts';

const flips = many(10);

const kinds: readonly (readonly [name: string, file: RegExp])[] = [
  ['pack', /^parts\//],
  ['manifest', /manifest\.json$/],
  ['lists', /(parts|documents)\.list$/],
  ['journal', /journal\.\d+$/],
  ['document', /^documents\//],
  ['key ring', /^keyring\./],
  ['claims', /^restored\./],
];

/** Every kind of file, and packs of which a part is named by no generation any more: a drive that loses it loses more. */
async function fill(data: string, stick: string, target: string) {
  const { store: first, clerkId } = await setUpTestStore(data);
  first.close();
  const { store, keeper } = await openWithBackup(data);
  const place = placeAt(stick);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  for (let round = 0; round < 6; round += 1) {
    for (let person = 0; person < 4; person += 1) {
      await registerWithDocument(store, clerkId, `R${round}-${person}`);
    }
    await keeper.flush(30_000);
    if (keeper.mayMoveLog()) {
      store.db.pragma('wal_checkpoint(PASSIVE)');
      keeper.logMoved();
    }
    await keeper.takeSnapshot();
  }
  await registerWithDocument(store, clerkId, 'last');
  await keeper.flush(30_000);
  store.close();
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true, people: 25 });
  const { folder } = newestOf(place);
  const keys = await readWithPassphrase(folder, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  return { folder, keys };
}

test(`${flips} flipped bytes at a place (seed ${seed}), over every kind of file, are found and named`, {
  timeout: 120_000 + flips * 5_000,
}, async () => {
  const temporary = temporaryDirectory();
  const [data = '', stick = '', target = ''] = ['data', 'stick', 'target'].map((name) =>
    join(temporary.path, name),
  );
  for (const path of [data, stick, target]) mkdirSync(path);
  const { folder, keys } = await fill(data, stick, target);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(folder, file)).length > 0)
    .toSorted();
  expect(await checkBackup(folder, keys)).toMatchObject({ faults: [] });
  const plan = seededFor(11);
  const found = new Map<string, number>();
  for (let flip = 0; flip < flips; flip += 1) {
    const [kind, shape] = kinds[flip % kinds.length] ?? ['', /./];
    const ofKind = files.filter((file) => shape.test(file));
    const file = ofKind[plan.whole(0, ofKind.length - 1)] ?? '';
    const whole = readFileSync(join(folder, file));
    const at = plan.whole(0, whole.length - 1);
    const spoiled = Buffer.from(whole);
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << plan.whole(0, 7));
    writeFileSync(join(folder, file), spoiled);
    const faults = (await checkBackup(folder, keys)).faults.map((fault) => fault.file);
    writeFileSync(join(folder, file), whole);
    expect(faults, `${file} at ${at}`).toContain(file);
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  console.log(
    `${flips} flipped bytes: ${[...found].map(([kind, count]) => `${count} ${kind}`).join(', ')} found and named`,
  );
  expect([...found.keys()].length).toBe(kinds.length);
  expect(await checkBackup(folder, keys)).toMatchObject({ faults: [] });
  keys.close();
  temporary.remove();
});
