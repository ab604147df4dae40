import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Migration } from '#electron/main/db/core/migrate.ts';
import {
  databaseFileName,
  openDatabase,
  openDatabaseReadOnly,
} from '#electron/main/db/core/open-database.ts';
import { migrations } from '#electron/main/db/migrations.ts';
import { temporaryDirectory } from './test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
const key = randomBytes(32);

beforeEach(() => {
  folder = temporaryDirectory();
});

afterEach(() => folder.remove());

function openOrFail(list: readonly Migration[] = migrations) {
  const opened = openDatabase(folder.path, key, list);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

test('writes are durable, references are held and what is deleted is overwritten', () => {
  const { db, close } = openOrFail();
  const pragma = (name: string) => db.pragma(name, { simple: true });
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('secure_delete')).toBe(1);
  expect(pragma('cipher')).toBe('aegis');
  close();
});

test('nothing of a row can be read in the files', () => {
  const { db, close } = openOrFail();
  db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run('secretname', '"quetzalcoatl"');
  for (const suffix of ['', '-wal']) {
    const bytes = readFileSync(join(folder.path, databaseFileName + suffix));
    expect(bytes.includes('quetzalcoatl')).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  }
  close();
});

test('another key is refused as such, and changes nothing', () => {
  openOrFail().close();
  expect(openDatabase(folder.path, randomBytes(32))).toEqual({ ok: false, problem: 'key-wrong' });
  openOrFail().close();
});

test('a damaged first page is named, and the file is left as it is', () => {
  openOrFail().close();
  const path = join(folder.path, databaseFileName);
  const bytes = readFileSync(path);
  bytes.fill(7, 100, 400);
  writeFileSync(path, bytes);
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-damaged' });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('an emptied or truncated database is damaged, never a new one', () => {
  openOrFail().close();
  const path = join(folder.path, databaseFileName);
  writeFileSync(path, readFileSync(path).subarray(0, 5000));
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-damaged' });
  writeFileSync(path, '');
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-damaged' });
  rmSync(path);
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-damaged' });
});

test('a database of a newer program is refused and stays', () => {
  const future: Migration = { version: 9990, up: () => undefined };
  openOrFail([...migrations, future]).close();
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-newer' });
  openOrFail([...migrations, future]).close();
});

test('one process at a time, and a dead one leaves no lock', async () => {
  const child = fork(join(import.meta.dirname, 'hold-database.ts'), [folder.path, key.toString('hex')]);
  await once(child, 'message');
  expect(openDatabase(folder.path, key)).toEqual({ ok: false, problem: 'database-busy' });
  const reader = openDatabaseReadOnly(folder.path, key);
  expect(reader.prepare('SELECT count(*) AS count FROM account').get()).toEqual({ count: 0 });
  reader.close();
  child.kill('SIGKILL');
  await once(child, 'exit');
  openOrFail().close();
});

test('an existing database is copied, still encrypted, before it is migrated', () => {
  const older = migrations.slice(0, 2);
  const opened = openOrFail(older);
  opened.db.prepare("INSERT INTO setting (name, value) VALUES ('printer', '\"laser\"')").run();
  opened.close();
  openOrFail().close();
  const copy = join(folder.path, `${databaseFileName}.before-${migrations.at(-1)?.version}`);
  expect(existsSync(copy)).toBe(true);
  expect(readFileSync(copy).includes('laser')).toBe(false);
  writeFileSync(join(folder.path, databaseFileName), readFileSync(copy));
  const restored = openOrFail(older);
  expect(restored.db.prepare('SELECT value FROM setting').get()).toEqual({ value: '"laser"' });
  restored.close();
});

describe('a copy that lies there already when the database is migrated', () => {
  const older = migrations.slice(0, 1);
  const newer = migrations.slice(0, 3);
  const cutOff = newer.map((migration, index) => (index < 2 ? migration : { ...migration, up: failing }));
  const copy = () => join(folder.path, `${databaseFileName}.before-${newer.at(-1)?.version}`);

  function failing(): void {
    throw new Error('the power was cut');
  }

  function work(at: number): void {
    const { db, close } = openOrFail(older);
    db.prepare(
      "INSERT INTO high_water (name, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ).run(at);
    close();
  }

  /** What the program from before finds when the copy is put back. */
  function inCopy(): unknown {
    writeFileSync(join(folder.path, databaseFileName), readFileSync(copy()));
    const { db, close } = openOrFail(older);
    const at = db.prepare('SELECT value FROM high_water').pluck().get();
    close();
    return at;
  }

  test('is kept when the migration was cut off: it is the one to go back with', () => {
    work(1);
    expect(() => openOrFail(cutOff)).toThrow('the power was cut');
    const made = readFileSync(copy());
    openOrFail(newer).close();
    expect(readFileSync(copy()).equals(made)).toBe(true);
  });

  test('is set aside when the store was worked with since, and the new one holds that work', () => {
    work(1);
    openOrFail(newer).close();
    const stale = readFileSync(copy());
    writeFileSync(join(folder.path, databaseFileName), stale);
    work(2);
    openOrFail(newer).close();
    expect(readFileSync(`${copy()}.set-aside`).equals(stale)).toBe(true);
    expect(inCopy()).toBe(2);
  });

  test('is set aside when it cannot be read', () => {
    work(1);
    writeFileSync(copy(), 'no database');
    openOrFail(newer).close();
    expect(readFileSync(`${copy()}.set-aside`, 'utf8')).toBe('no database');
    expect(inCopy()).toBe(1);
  });
});

test('a migration that fails leaves the version before it', () => {
  openOrFail(migrations.slice(0, 1)).close();
  const failing: Migration = {
    version: 15,
    up: (db) => {
      db.exec('CREATE TABLE half (x INTEGER)');
      throw new Error('no further');
    },
  };
  expect(() => openDatabase(folder.path, key, [...migrations.slice(0, 1), failing])).toThrow('no further');
  const { db, close } = openOrFail(migrations.slice(0, 1));
  expect(db.pragma('user_version', { simple: true })).toBe(10);
  expect(db.prepare("SELECT count(*) AS count FROM sqlite_schema WHERE name = 'half'").get()).toEqual({
    count: 0,
  });
  close();
});
