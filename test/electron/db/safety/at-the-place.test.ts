import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBackup } from '#electron/main/db/safety/check-backup.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { testPassphrase } from '../test-store.ts';
import {
  atWork,
  generationsAt,
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  restoreNewest,
  until,
} from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, stick, target } from './two-machines.ts';

eachTestHasTwoMachines();

describe('at the place', () => {
  async function filled() {
    const place = placeAt(stick);
    const { store, keeper } = await atWork(data, place);
    const codes: string[] = [];
    for (const number of ['A1', 'A2']) {
      codes.push((await registerWithDocument(store, clerkId, number)).code);
    }
    await keeper.flush(30_000);
    store.close();
    const { folder: storeFolder } = newestOf(place);
    const keys = await readWithPassphrase(storeFolder, testPassphrase);
    if (keys === undefined) throw new Error('no keys');
    return { place, storeFolder, keys, codes };
  }

  function filesIn(path: string): string[] {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  test('nothing can be read without the passphrase but names and counts', async () => {
    const { storeFolder, keys } = await filled();
    keys.close();
    for (const path of filesIn(storeFolder)) {
      const text = readFileSync(path).toString('latin1');
      for (const secret of ['NUNEZ', 'Carre', '1990-05-17', 'maria@example.org', '1790011674001']) {
        expect(text.includes(secret), path).toBe(false);
      }
    }
  });

  test('every file is as it was written, and one changed byte in any is found and named', async () => {
    const { storeFolder, keys } = await filled();
    expect(await checkBackup(storeFolder, keys)).toMatchObject({ generations: 1, documents: 2, faults: [] });
    for (const path of filesIn(storeFolder)) {
      const whole = readFileSync(path);
      const places = whole.length === 0 ? [] : [0, Math.floor(whole.length / 3), whole.length - 1];
      for (const at of places) {
        const spoiled = Buffer.from(whole);
        spoiled[at] = (spoiled[at] ?? 0) ^ 0x20;
        writeFileSync(path, spoiled);
        const faults = await faultsOf(storeFolder, keys);
        expect(
          faults.map(({ file }) => join(storeFolder, file)),
          `${path} at ${at}`,
        ).toContain(path);
      }
      writeFileSync(path, whole);
    }
    keys.close();
  });

  async function faultsOf(storeFolder: string, keys: Parameters<typeof checkBackup>[1]) {
    return (await checkBackup(storeFolder, keys)).faults;
  }

  test('a journal that is cut restores what is before the cut, and says so', async () => {
    const { place, storeFolder, keys } = await filled();
    keys.close();
    const [generation = ''] = generationsAt(place);
    const journal = join(storeFolder, generation, 'journal.00000');
    const whole = readFileSync(journal);
    writeFileSync(journal, whole.subarray(0, whole.length - 10));
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true, journalFault: undefined });
    rmSync(target, { recursive: true });
    mkdirSync(target);
    whole[whole.length - 10] = (whole[whole.length - 10] ?? 0) ^ 1;
    writeFileSync(journal, whole);
    expect(await restoreNewest(place, target)).toMatchObject({
      ok: true,
      journalFault: { file: 'journal.00000', fault: 'damaged' },
    });
  });

  test('a damaged part of the database is refused by name, and leaves no store behind', async () => {
    const { place, storeFolder, keys } = await filled();
    keys.close();
    const [generation = ''] = generationsAt(place);
    const part = join(storeFolder, 'parts', `${generation}.000`);
    const bytes = readFileSync(part);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(part, bytes);
    expect(await restoreNewest(place, target)).toEqual({
      ok: false,
      problem: 'part-damaged',
      file: `parts/${generation}.000`,
    });
    expect(readdirSync(target)).toEqual([]);
  });

  test.each<[string, (path: string) => void]>([
    ['gone', (path) => rmSync(path)],
    [
      'changed',
      (path) => {
        const bytes = readFileSync(path);
        bytes[100] = (bytes[100] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ])(
    'a document that is %s is said by whose it is and its kind, and everything else comes back',
    async (_how, spoil) => {
      const { place, storeFolder, keys, codes } = await filled();
      keys.close();
      const [document = ''] = filesIn(join(storeFolder, 'documents'));
      spoil(document);
      const report = await restoreNewest(place, target);
      expect(report).toMatchObject({ ok: true, documents: 1 });
      const lacking = report.ok ? report.missingDocuments : [];
      expect(lacking).toEqual([
        {
          kind: 'passport',
          code: expect.any(String),
          reference: expect.stringMatching(/^000[12]$/),
          isWhole: true,
        },
      ]);
      expect(codes).toContain(lacking[0]?.code);
      expect(filesIn(join(target, 'documents'))).toHaveLength(1);
    },
  );

  test('a manifest of another store is refused', async () => {
    const { place, storeFolder, keys } = await filled();
    keys.close();
    const [generation = ''] = generationsAt(place);
    const path = join(storeFolder, generation, 'manifest.json');
    const text = readFileSync(path, 'utf8').replace('"people": 0', '"people": 9');
    writeFileSync(path, text);
    expect(await restoreNewest(place, target)).toEqual({
      ok: false,
      problem: 'manifest-changed',
      file: 'manifest.json',
    });
  });

  test('a record of restores that somebody changed is believed by nobody', async () => {
    const { place, storeFolder, keys } = await filled();
    expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
    const names = readdirSync(storeFolder).filter((name) => name.startsWith('restored'));
    expect(names).toHaveLength(2);
    for (const name of names) {
      const path = join(storeFolder, name);
      const text = readFileSync(path, 'utf8');
      const changed = text.replace(/"codesThrough": \d+/, '"codesThrough": 7');
      expect(changed).not.toBe(text);
      writeFileSync(path, changed);
    }
    expect((await faultsOf(storeFolder, keys)).map(({ file }) => file).toSorted()).toEqual(names.toSorted());
    keys.close();
    rmSync(target, { recursive: true });
    mkdirSync(target);
    await expect(restoreNewest(place, target)).rejects.toThrow('restored.json');
    expect(readdirSync(target)).toEqual([]);
  });

  test('the key ring holds nothing that this machine sealed', async () => {
    const { storeFolder, keys } = await filled();
    keys.close();
    expect(JSON.parse(readFileSync(join(storeFolder, 'keyring.json'), 'utf8'))).toMatchObject({
      machine: null,
    });
    expect(existsSync(join(storeFolder, 'store.key'))).toBe(false);
    copyFileSync(join(storeFolder, 'keyring.copy.json'), join(storeFolder, 'keyring.json'));
    expect(await readWithPassphrase(storeFolder, 'otra frase')).toBeUndefined();
  });
});

test('a folder that is not the one that was chosen is left alone', async () => {
  const place = placeAt(stick);
  rmSync(stick, { recursive: true });
  mkdirSync(stick);
  const { store, keeper } = await openWithBackup(data);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'problem');
  expect(keeper.status()).toMatchObject({ problem: 'not-this-place', safeThrough: null });
  store.close();
  expect(readdirSync(stick)).toEqual([]);
});

test.each(['ventanilla.db', 'keyring.json', 'store.key'])(
  'nothing is moved over %s that came into the folder while it was put together, and nothing is claimed',
  async (name) => {
    const place = placeAt(stick);
    (await atWork(data, place)).store.close();
    const before = readdirSync(newestOf(place).folder).toSorted();
    writeFileSync(join(target, name), 'what somebody put back');
    await expect(restoreNewest(place, target)).rejects.toThrow('came into the data folder');
    expect(readFileSync(join(target, name), 'utf8')).toBe('what somebody put back');
    expect(readdirSync(target)).toEqual([name]);
    expect(readdirSync(newestOf(place).folder).toSorted()).toEqual(before);
  },
);

test.runIf(existsSync('/proc/locks'))(
  'a place that is left takes none of SQLite’s locks on the database away',
  async () => {
    const { ino } = statSync(join(data, 'ventanilla.db'));
    const locks = () =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(`:${ino} `));
    const { store, keeper } = await atWork(data, placeAt(stick));
    const held = locks();
    expect(held.length).toBeGreaterThan(0);
    keeper.usePlace(null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await registerWithDocument(store, clerkId, 'A1');
    expect(locks().map((line) => line.replace(/^\d+/, ''))).toEqual(
      held.map((line) => line.replace(/^\d+/, '')),
    );
    store.close();
  },
);
