import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { databaseFileName, openDatabase } from '#electron/main/db/core/open-database.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { registerWithDocument } from '#test/electron/db/safety/backup-store.ts';
import { setUpTestStore, temporaryDirectory, testPassphrase } from '#test/electron/db/test-store.ts';

const root = join(import.meta.dirname, '../..');
let folder: ReturnType<typeof temporaryDirectory>;
let one: string;
let other: string;

beforeEach(async () => {
  folder = temporaryDirectory();
  [one = '', other = ''] = ['one', 'other'].map((name) => join(folder.path, name));
  mkdirSync(one);
  const { store, clerkId } = await setUpTestStore(one);
  for (const number of ['A1', 'A2', 'A3']) await registerWithDocument(store, clerkId, number);
  store.close();
  cpSync(one, other, { recursive: true });
});
afterEach(() => folder.remove());

/** `npm run verify -- --data one --compare other`. */
function compare(): Promise<{ status: number; report: string }> {
  const passphraseFile = join(folder.path, 'passphrase');
  writeFileSync(passphraseFile, `${testPassphrase}\n`);
  const script = join(root, 'electron/tools/verify.ts');
  const given = [script, '--data', one, '--compare', other, '--passphrase-file', passphraseFile];
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin/node'), given, { cwd: root }, (error, stdout) =>
      resolve({ status: error === null ? 0 : Number(error.code), report: stdout }),
    );
  });
}

async function change(directory: string, act: (db: Connection) => void): Promise<void> {
  const keys = await readWithPassphrase(directory, testPassphrase);
  if (keys === undefined) throw new Error('no keys');
  const opened = openDatabase(directory, keys.key('database'));
  keys.close();
  if (!opened.ok) throw new Error(opened.problem);
  opened.db.pragma('foreign_keys = OFF');
  act(opened.db);
  opened.close();
}

function differences(report: string): string[] {
  return report.split('\n').filter((line) => line.startsWith('DIFFERENT'));
}

test('two copies of one store are equal', async () => {
  const { status, report } = await compare();
  expect(report).toMatch(/^\d+ tables, \d+ rows, 3 documents\nThe stores are equal\.$/m);
  expect(status).toBe(0);
});

test('one changed field is named by its table, and nothing else is, nor what stands in it', async () => {
  await change(other, (db) => db.exec("UPDATE worker SET official_code = 'SECRETA' WHERE number = 2"));
  const { status, report } = await compare();
  expect(differences(report)).toEqual([
    'DIFFERENT table worker: rows that only the first has: 1; only the second: 1',
  ]);
  expect(report).not.toContain('SECRETA');
  expect(status).toBe(1);
});

test('a row that is there once more than in the other is named', async () => {
  await change(one, (db) => db.exec("INSERT INTO setting (name, value) VALUES ('more', '\"1\"')"));
  const { status, report } = await compare();
  expect(differences(report)).toEqual([
    'DIFFERENT table setting: rows that only the first has: 1; only the second: 0',
  ]);
  expect(status).toBe(1);
});

test.each([
  ['second', () => other, () => one],
  ['first', () => one, () => other],
])('a table that the %s lacks is named, and one that was made otherwise', async (which, lacking, having) => {
  await change(lacking(), (db) => db.exec('DROP TABLE mail_message'));
  await change(having(), (db) => db.exec('ALTER TABLE setting ADD COLUMN more TEXT'));
  const { status, report } = await compare();
  expect(differences(report)).toEqual([
    `DIFFERENT table mail_message: it is missing in the ${which}`,
    'DIFFERENT table setting: it has other columns or conditions',
  ]);
  expect(status).toBe(1);
});

test('one changed byte of a document and one document that is gone are named by their rows', async () => {
  const files: string[] = [];
  const ids: string[] = [];
  await change(one, (db) => {
    for (const row of db.prepare('SELECT id, file FROM visit_document ORDER BY rowid').all()) {
      const { id, file } = row as { id: string; file: string };
      ids.push(id);
      files.push(join(documentsDirectoryName, file.slice(0, 2), file));
    }
  });
  const damaged = readFileSync(join(other, files[0] ?? ''));
  damaged[damaged.length - 20] = (damaged.at(-20) ?? 0) ^ 1;
  writeFileSync(join(other, files[0] ?? ''), damaged);
  rmSync(join(one, files[2] ?? ''));
  const { status, report } = await compare();
  expect(differences(report).toSorted()).toEqual(
    [
      `DIFFERENT file of document ${ids[0]}: it is damaged in the second`,
      `DIFFERENT file of document ${ids[2]}: it is missing in the first`,
    ].toSorted(),
  );
  expect(status).toBe(1);
});

test('what is no store, has another passphrase or cannot be read is said, and of which', async () => {
  rmSync(join(other, 'keyring.json'));
  rmSync(join(other, 'keyring.copy.json'));
  expect(await compare()).toEqual({
    status: 1,
    report: `${other}: FAULT keyring.json: it is missing, and other parts of a store are here\n`,
  });
  rmSync(other, { recursive: true });
  expect(await compare()).toEqual({ status: 2, report: `no store of a terminal in ${other}\n` });
  mkdirSync(other);
  (await setUpTestStore(other)).store.close();
  writeFileSync(join(other, databaseFileName), Buffer.alloc(8192, 7));
  expect(await compare()).toMatchObject({ status: 1, report: expect.stringMatching(/FAULT ventanilla\.db/) });
});
