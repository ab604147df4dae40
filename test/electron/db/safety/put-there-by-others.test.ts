import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nextGeneration } from '#electron/main/backup/backup-place.ts';
import { readPlaceId } from '#electron/main/backup/place-mark.ts';
import type { BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { lookAtPlace } from '#electron/main/db/safety/look-at-places.ts';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { readWithPassphrase, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { threadFile } from '#test/support/thread-file.ts';
import { setUpTestStore, testNow, testPassphrase } from '../test-store.ts';
import {
  atWork,
  generationsAt,
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreFrom,
  restoreNewest,
  until,
} from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, other, stick, target } from './two-machines.ts';

/** A stick goes from hand to hand, and disks give bytes up: what others put there, and what cannot be read, hides nothing. */

eachTestHasTwoMachines();

/** Three people and their documents at the place, the kiosk closed. */
async function filled(): Promise<BackupPlace> {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  for (const number of ['A1', 'A2', 'A3']) await registerWithDocument(store, clerkId, number);
  await keeper.flush(30_000);
  store.close();
  return place;
}

/** The kiosk again, with one more person. */
async function oneMore(place: BackupPlace): Promise<void> {
  const { store, keeper } = await openWithBackup(data);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  await registerWithDocument(store, clerkId, 'B1');
  expect(await keeper.takeSnapshot()).toBeUndefined();
  await keeper.flush(30_000);
  store.close();
}

/** As the screen of a first run asks. */
async function restoredBy(place: BackupPlace, generation = generationsAt(place)[0] ?? '') {
  const answer = await runSafetyOrder(threadFile('db/safety/safety-thread.ts'), {
    kind: 'restore',
    place: place.path,
    store: basename(newestOf(place).folder),
    generation,
    target,
    passphrase: testPassphrase,
    at: testNow.getTime(),
  });
  if (!answer.ok) throw new Error(`${answer.problem} ${answer.error}`);
  if (answer.outcome !== 'restored') throw new Error(answer.outcome);
  return answer.report;
}

async function faultsAt(place: BackupPlace) {
  const keys = await readWithPassphrase(newestOf(place).folder, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  try {
    const { faults } = await checkBackup(newestOf(place).folder, keys);
    return faults.map(({ file, fault }) => ({ file, fault }));
  } finally {
    keys.close();
  }
}

function documentsIn(root: string): string[] {
  return readdirSync(join(root, 'documents'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What stands for a bad sector: a read of it fails, and nothing else does. */
function makeUnreadable(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

describe('the folder of a generation that was copied under a later name', () => {
  test('what is kept since is found and restored', async () => {
    const place = await filled();
    const [generation = ''] = generationsAt(place);
    const { path } = newestOf(place);
    cpSync(path(generation), path(`999999${generation.slice(6)}`), { recursive: true });
    expect(generationsAt(place)).toEqual([generation]);
    await oneMore(place);
    expect(await restoredBy(place)).toMatchObject({ people: 4, documents: 4 });
  });

  test('is told from one whose manifest lost a byte of its own name: that is damaged, and is not taken away', async () => {
    const place = await filled();
    const [generation = ''] = generationsAt(place);
    const { path } = newestOf(place);
    const manifest = path(join(generation, 'manifest.json'));
    const whole = readFileSync(manifest, 'utf8');
    const other = `${generation.slice(0, 5)}4${generation.slice(6)}`;
    writeFileSync(manifest, whole.replace(`"generation": "${generation}"`, `"generation": "${other}"`));
    expect(await faultsAt(place)).toEqual([{ file: `${generation}/manifest.json`, fault: 'damaged' }]);
    await oneMore(place);
    expect(existsSync(manifest)).toBe(true);
    expect(await restoredBy(place)).toMatchObject({ people: 4, documents: 4 });
  });

  test('a digit of its seal in capitals is a byte that changed', async () => {
    const place = await filled();
    const [generation = ''] = generationsAt(place);
    const manifest = newestOf(place).path(join(generation, 'manifest.json'));
    const [text, seal = ''] = readFileSync(manifest, 'utf8').split('"seal": ');
    writeFileSync(manifest, `${text}"seal": ${seal.replace(/[a-f]/, (digit) => digit.toUpperCase())}`);
    expect(await faultsAt(place)).toEqual([{ file: `${generation}/manifest.json`, fault: 'damaged' }]);
  });

  test('names go on beyond six digits in their order, and end with an error, not with a snapshot that nobody finds', () => {
    for (const name of ['000009', '999999', '1000000']) mkdirSync(join(stick, `${name}-20260302T143000Z`));
    expect(nextGeneration(stick, testNow)).toBe('1000001-20260302T143000Z');
    mkdirSync(join(stick, '999999999-20260302T143000Z'));
    expect(() => nextGeneration(stick, testNow)).toThrow(RangeError);
  });
});

test.each([
  ['a folder', (path: string) => mkdirSync(path)],
  [
    'six gigabytes long',
    (path: string) => {
      writeFileSync(path, '');
      truncateSync(path, 6e9);
    },
  ],
  ['nothing that is understood', (path: string) => writeFileSync(path, '{')],
])('a place whose mark is %s is said to be damaged, and restored from', async (_what, putThere) => {
  const place = await filled();
  const mark = join(stick, 'ventanilla-backup.json');
  rmSync(mark, { force: true });
  putThere(mark);
  expect(() => readPlaceId(stick)).toThrow(StoreFileError);
  expect(await restoredBy(place)).toMatchObject({ people: 3 });
});

test('a document that the store’s disk cut short takes the place of no whole copy', async () => {
  const place = await filled();
  const [spoiled = ''] = documentsIn(data);
  const copy = newestOf(place).path(join('documents', basename(spoiled).slice(0, 2), basename(spoiled)));
  const whole = readFileSync(copy);
  truncateSync(spoiled, 10);
  await oneMore(place);
  expect(readFileSync(copy).equals(whole)).toBe(true);
  expect(await faultsAt(place)).toEqual([]);
  expect(await restoredBy(place)).toMatchObject({ documents: 4, missingDocuments: [] });
});

describe('what cannot be read at the place', () => {
  test('one document: it is named by the check, and everything else is restored', async () => {
    const place = await filled();
    const [path = ''] = documentsIn(newestOf(place).folder);
    makeUnreadable(path);
    expect(await faultsAt(place)).toEqual([
      { file: path.slice(newestOf(place).folder.length + 1), fault: 'damaged' },
    ]);
    const report = await restoredBy(place);
    expect(report).toMatchObject({ people: 3, documents: 2 });
    expect(report.missingDocuments).toHaveLength(1);
  });

  test('the journal: the snapshot is restored and it is said; who is at work begins a new one', async () => {
    const place = await filled();
    const [generation = ''] = generationsAt(place);
    makeUnreadable(newestOf(place).path(join(generation, 'journal.00000')));
    expect(await faultsAt(place)).toEqual([{ file: `${generation}/journal.00000`, fault: 'damaged' }]);
    expect(await restoreFrom(place, generation, target, 'drill')).toMatchObject({
      people: 0,
      journalFault: { file: 'journal.00000', fault: 'damaged' },
    });
    await oneMore(place);
    expect(await restoredBy(place)).toMatchObject({ people: 4, journalFault: undefined });
  });

  test.each(['journal.00000', 'parts.list'])(
    'of %s six gigabytes: it is damaged, and who is at work writes a new copy',
    async (name) => {
      const place = await filled();
      const [generation = ''] = generationsAt(place);
      truncateSync(newestOf(place).path(join(generation, name)), 6e9);
      const file = `${generation}/${name}`;
      expect(await faultsAt(place)).toContainEqual({ file, fault: 'damaged' });
      const restored = await restoreFrom(place, generation, target, 'drill');
      expect(restored.ok ? 'restored' : restored.problem).toMatch(/^(restored|part-damaged)$/);
      await oneMore(place);
      expect(await restoredBy(place)).toMatchObject({ people: 4, journalFault: undefined });
    },
  );

  test('a link in the place of a journal that leads round in a circle: the rest of the place is shown', async () => {
    const place = await filled();
    const [generation = ''] = generationsAt(place);
    const path = newestOf(place).path(join(generation, 'journal.00000'));
    rmSync(path);
    symlinkSync(path, path);
    const seen = lookAtPlace({ path: place.path, name: 'stick', kind: 'drive' }, target, null);
    expect(seen).toMatchObject({ problem: null, stores: [{ snapshots: [{ generation, journalAt: null }] }] });
  });

  test('one record of restores: the other copy stands for it', async () => {
    const place = await filled();
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
    makeUnreadable(newestOf(place).path('restored.json'));
    expect(await faultsAt(place)).toEqual([{ file: 'restored.json', fault: 'damaged' }]);
    const { store, keeper } = await openWithBackup(data);
    keeper.usePlace(place);
    await until(() => keeper.status().problem !== null);
    expect(keeper.status().problem).toBe('goes-on-elsewhere');
    store.close();
  });
});

test.each([keyRingFileName, keyRingCopyName])(
  'another terminal’s key ring as %s, with the same passphrase, keeps nothing from being restored',
  async (name) => {
    const place = await filled();
    (await setUpTestStore(other)).store.close();
    cpSync(join(other, keyRingFileName), newestOf(place).path(name));
    expect(await restoredBy(place)).toMatchObject({ people: 3 });
    const rings = [keyRingFileName, keyRingCopyName].map((ring) => readFileSync(join(target, ring), 'utf8'));
    expect(rings[0]).toBe(rings[1]);
    expect(unsealKeyRing(target, undefined)).toEqual({ state: 'sealed' });
  },
);
