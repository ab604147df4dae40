import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eraseStore, listStoreFiles } from '#electron/main/app/erase-store.ts';
import { type Fault, PowerCut, withFault } from '#test/support/faulty-files.ts';

vi.mock('node:fs', async (original) => {
  const { faultyFiles } = await import('#test/support/faulty-files.ts');
  return faultyFiles(await original());
});

const keys = ['keyring.json', 'keyring.copy.json', 'store.key', 'store.key.set-aside'];
const others = [
  'ventanilla.db',
  'ventanilla.db-wal',
  'ventanilla.check',
  'ventanilla.lock',
  'act-witness',
  'audit-anchor.json',
  'code-reservation',
  'backup-mark.json',
  'documents/ab/abc',
  'documents/.aside/2026-01-01/abd',
  'drill.unfinished/ventanilla.db',
  'to-head-office/abe',
];
const stays = ['logs/ventanilla.log', 'displays.json', 'closing.json', 'somebody-elses.txt'];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-erase-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fill(): void {
  for (const name of [...keys, ...others, ...stays]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `what is in ${name}`);
  }
}
const left = (names: readonly string[]) => names.filter((name) => existsSync(join(folder, name)));

test('everything of a store goes, and nothing else', async () => {
  fill();
  expect(listStoreFiles(folder)).toMatchObject({ count: keys.length + others.length, keys: keys.toSorted() });
  await eraseStore(folder);
  expect(left([...keys, ...others])).toEqual([]);
  expect(left(stays)).toEqual(stays);
  expect(readdirSync(folder).toSorted()).toEqual([
    'closing.json',
    'displays.json',
    'logs',
    'somebody-elses.txt',
  ]);
});

test('stopped at any call to its files, no key is left beside a part that is gone, and it comes to its end', async () => {
  fill();
  const nothing = { below: folder, at: Number.POSITIVE_INFINITY, fault: 'power-cut' } as const;
  const count = await withFault(nothing, () => eraseStore(folder));
  expect(count).toBeGreaterThan(20);
  for (let at = 1; at <= count; at += 1) {
    for (const fault of ['power-cut', 'EROFS', 'EIO'] satisfies Fault[]) {
      fill();
      const where = `${fault} at call ${at} of ${count}`;
      await withFault({ below: folder, at, fault }, async () => {
        const failure = await eraseStore(folder).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (fault === 'power-cut') expect(failure, where).toBeInstanceOf(PowerCut);
        else expect(failure, where).toMatchObject({ code: fault });
      });
      if (left(others).length < others.length) expect(left(keys), where).toEqual([]);
      // Whoever finds documents without a database knows that they came later.
      if (left(['documents/ab/abc']).length > 0) expect(left(['ventanilla.db']), where).toHaveLength(1);
      await eraseStore(folder);
      expect(left([...keys, ...others]), where).toEqual([]);
      expect(left(stays), where).toEqual(stays);
    }
  }
});
