import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encipherDocuments } from '#electron/main/db/safety/encipher-documents.ts';
import { openOutgoingFiles } from '#electron/main/head-office/outgoing-files.ts';

/** What others put where documents wait for head office is neither waited for nor removed. */

const own = 'ab'.repeat(32);
const folderName = 'to-head-office';
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'ventanilla-outgoing-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const path = (name: string) => join(data, folderName, name);

const key = Buffer.alloc(32, 7);
const keys = { documents: key, 'document-names': key };
const makeFolder = () =>
  encipherDocuments(
    { kind: 'encipher', dataDirectory: data, keys, recipient: '', documents: [] },
    new AbortController().signal,
  );

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of a document that is to be sent is no file',
  async () => {
    mkdirSync(join(data, folderName));
    execFileSync('mkfifo', [path(own)]);
    await expect(openOutgoingFiles(data).open(own)).rejects.toThrow('no file');
  },
);

test('a folder that is a link to another one is tidied of nothing but what is ours', async () => {
  const other = join(data, 'somebodys');
  mkdirSync(other);
  for (const name of ['thesis.odt', own, 'cd'.repeat(32), `${'ef'.repeat(32)}.unfinished`]) {
    writeFileSync(join(other, name), name);
  }
  symlinkSync(other, join(data, folderName));
  await openOutgoingFiles(data).keepOnly(new Set([own]));
  expect(readdirSync(other).toSorted()).toEqual([own, 'thesis.odt']);
});

test.each([
  ['a file', (at: string) => writeFileSync(at, 'a file')],
  ['a link to nothing', (at: string) => symlinkSync(`${at}.nowhere`, at)],
  ['a link to itself', (at: string) => symlinkSync(at, at)],
])('%s in the place of the folder is set aside, and the folder is there', async (_what, put) => {
  put(join(data, folderName));
  await makeFolder();
  writeFileSync(path(own), 'enciphered');
  expect(readFileSync(path(own), 'utf8')).toBe('enciphered');
  expect(readdirSync(data)).toContain(`${folderName}.set-aside`);
  expect(existsSync(join(data, folderName))).toBe(true);
});
