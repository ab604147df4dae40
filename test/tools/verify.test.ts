import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { insertVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { keyFileName } from '#electron/main/keys/key-file-sealer.ts';
import {
  enrolWorker,
  openTestStore,
  registerWorker,
  setUpTestStore,
  temporaryDirectory,
  testNow,
  testPassphrase,
} from '#test/electron/db/test-store.ts';

const root = join(import.meta.dirname, '../..');
let folder: ReturnType<typeof temporaryDirectory>;
let fileName: string;

beforeEach(async () => {
  folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const { visitId } = registerWorker(store, clerkId, {});
  registerWorker(store, clerkId, { 'identity.number': 'B2' });
  enrolWorker(store, clerkId);
  const stored = await store.documents.put(Buffer.from('a passport'));
  if (!stored.ok) throw new Error(stored.problem);
  fileName = stored.file.name;
  insertVisitDocument(store.db, {
    id: crypto.randomUUID(),
    visitId,
    kind: 'passport',
    mediaType: 'image/jpeg',
    original: stored.file,
    pages: [],
    addedBy: clerkId,
    at: testNow,
  });
  store.close();
});

afterEach(() => folder.remove());

async function tamper(act: (store: Store) => void): Promise<void> {
  const store = await openTestStore(folder.path);
  act(store);
  store.close();
}

function verify(...more: string[]): Promise<{ status: number; report: string }> {
  const script = join(root, 'electron/tools/verify.ts');
  return new Promise((resolve) => {
    const child = execFile(
      join(root, 'node_modules/.bin/node'),
      [script, '--data', folder.path, ...more],
      { cwd: root },
      (error, stdout) => resolve({ status: error === null ? 0 : Number(error.code), report: stdout }),
    );
    child.stdin?.end(`${testPassphrase}\n`);
  });
}

function documentPath(): string {
  return join(folder.path, documentsDirectoryName, fileName.slice(0, 2), fileName);
}

test('an intact store passes, part by part, and is left as it was', async () => {
  const before = readFileSync(join(folder.path, databaseFileName));
  const { status, report } = await verify();
  expect(report).toMatch(/ok {4}audit trail: 3 entries/);
  expect(report).toMatch(/ok {4}identification codes: 2 codes, .*; 1 cédulas with their check digit/);
  expect(report).toMatch(/ok {4}people and accounts: 3 people and 1 accounts are as the events tell/);
  expect(report).toMatch(/ok {4}documents: 1 files decrypted and compared, no orphans/);
  expect(report).toContain('The store is intact.');
  expect(status).toBe(0);
  expect(readFileSync(join(folder.path, databaseFileName)).equals(before)).toBe(true);
});

test('without the key file the passphrase is asked for, or read from a file', async () => {
  rmSync(join(folder.path, keyFileName));
  expect((await verify()).status).toBe(0);
  const file = join(folder.path, 'passphrase');
  writeFileSync(file, `${testPassphrase}\n`);
  expect((await verify('--passphrase-file', file)).status).toBe(0);
  writeFileSync(file, 'wrong');
  expect(await verify('--passphrase-file', file)).toMatchObject({
    status: 2,
    report: expect.stringMatching(/wrong/),
  });
  expect(existsSync(join(folder.path, keyFileName))).toBe(false);
});

test('it reads next to a terminal that is working', async () => {
  const store = await openTestStore(folder.path);
  expect((await verify()).status).toBe(0);
  store.close();
});

test('a missing, a damaged and an orphaned document are told apart', async () => {
  const whole = readFileSync(documentPath());
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 20] = (damaged.at(-20) ?? 0) ^ 1;
  writeFileSync(documentPath(), damaged);
  expect(await verify()).toMatchObject({
    status: 1,
    report: expect.stringMatching(/FAULT documents: the file of document .* is damaged/),
  });
  rmSync(documentPath());
  expect(await verify()).toMatchObject({ status: 1, report: expect.stringMatching(/is missing/) });
  writeFileSync(documentPath(), whole);
  await tamper(({ db }) => db.exec('DELETE FROM visit_document'));
  expect(await verify()).toMatchObject({ status: 0, report: expect.stringMatching(/1 orphans/) });
});

test('a changed audit entry is named', async () => {
  await tamper(({ db }) => {
    db.exec('DROP TRIGGER audit_event_is_never_changed');
    db.exec("UPDATE audit_event SET subject = 'E017-2-000009-9' WHERE sequence = 2");
  });
  expect(await verify()).toMatchObject({
    status: 1,
    report: expect.stringMatching(/FAULT audit trail: entry 2 was changed/),
  });
});

test('a code that is not its sequence number is named', async () => {
  await tamper(({ db }) =>
    db.exec("UPDATE worker SET identification_code = 'E017-2-000999-9' WHERE number = 1"),
  );
  expect(await verify()).toMatchObject({
    status: 1,
    report: expect.stringMatching(/FAULT identification codes: E017-2-000999-9/),
  });
});

test.each([
  [
    "UPDATE worker SET identification_code = '0962467420', cedula = '0962467420'",
    'is no cédula (check-digit)',
  ],
  ["UPDATE worker SET cedula = '1710034065'", 'is not the number they are found by'],
  ["DELETE FROM worker_alias; UPDATE worker SET official_code = 'x'", 'is not the number they are found by'],
])('a wrong cédula is a fault, told without the number: %s', async (sql, fault) => {
  await tamper(({ db }) => db.exec(`${sql} WHERE code_sequence IS NULL`));
  const { status, report } = await verify();
  expect(status).toBe(1);
  expect(report).toContain(fault);
  expect(report).not.toMatch(/FAULT.*\d{10}/);
});

test('a row that refers to nothing is named', async () => {
  await tamper(({ db }) => {
    db.pragma('foreign_keys = OFF');
    db.exec("UPDATE visit_document SET visit_id = 'nobody'");
  });
  expect(await verify()).toMatchObject({
    status: 1,
    report: expect.stringMatching(/FAULT database: a row of visit_document/),
  });
});

test('any damaged page of the database is a fault', async () => {
  const path = join(folder.path, databaseFileName);
  const whole = readFileSync(path);
  for (const page of [0, Math.floor(whole.length / 2048 / 2), whole.length / 2048 - 1]) {
    const damaged = Buffer.from(whole);
    damaged.fill(0x5a, page * 2048 + 700, page * 2048 + 800);
    writeFileSync(path, damaged);
    expect(await verify()).toMatchObject({ status: 1, report: expect.stringMatching(/^FAULT database/m) });
  }
});

test('a folder without a store is said', async () => {
  for (const entry of readdirSync(folder.path)) rmSync(join(folder.path, entry), { recursive: true });
  expect(await verify()).toMatchObject({ status: 2, report: expect.stringMatching(/no store/) });
});
