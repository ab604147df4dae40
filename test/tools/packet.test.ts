import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { terminalKeys } from '#test/electron/packets/sample-packet.ts';
import {
  identityFile,
  readPacketVectors,
  vectorFolder,
} from '#test/shared/contract/head-office/packet-vectors.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';

const root = join(import.meta.dirname, '../..');
const { parts, receipt } = readPacketVectors();
let folder = '';
let first = '';
let second = '';
let answer = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-tool-'));
  for (const name of [...parts, receipt]) copyFileSync(join(vectorFolder, name), join(folder, name));
  [first = '', second = ''] = parts.map((name) => join(folder, name));
  answer = join(folder, receipt);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function packet(...more: string[]): Promise<{ status: number; said: string }> {
  const script = join(root, 'electron/tools/packet.ts');
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin/node'), [script, ...more], { cwd: root }, (error, stdout) =>
      resolve({ status: error === null ? 0 : Number(error.code), said: stdout }),
    );
  });
}

function spoil(path: string, place: number): void {
  const bytes = readFileSync(path);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('a packet is shown without its key, and names nobody', async () => {
  const { status, said } = await packet('inspect', first);
  expect(status).toBe(0);
  expect(said).toMatch(/part 1 of 2, \d+ bytes/);
  expect(said).toMatch(/Packet 1 of terminal 017-2, epoch 1/);
  expect(said).toMatch(/Events: 4\n {2}epoch 1: 1 to 4/);
  expect(said).toMatch(/Documents: 1, 24000 bytes/);
});

test('a packet is proved by its frame, by its signer, and with its key to the last document', async () => {
  expect(await packet('verify', first)).toMatchObject({ status: 0 });
  const opened = await packet('verify', second, '--key', identityFile, '--signer', terminalKeys.publicKey);
  expect(opened).toMatchObject({ status: 0, said: expect.stringMatching(/Opened: 4 events.*; 1 documents/) });
  const json = await packet('verify', first, '--key', identityFile, '--json');
  expect(JSON.parse(json.said)).toMatchObject({
    outcome: 'good',
    opened: { events: 4, documents: 1, missingDocuments: 0 },
    manifest: { terminal: '017-2' },
  });
});

test('what is wrong with a packet is said in its own words, with status 1', async () => {
  const office = await makeOffice();
  const otherKey = join(folder, 'other.key');
  writeFileSync(otherKey, office.identity);
  expect(await packet('verify', first, '--key', otherKey)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/FAULT another-key: .*another head office/),
  });
  expect(await packet('verify', first, '--signer', office.keys.signingKey)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/FAULT another-signer/),
  });
  rmSync(second);
  expect(await packet('verify', first)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/Missing: 2 of 2\.\nFAULT part-missing/),
  });
  spoil(first, 400);
  expect(await packet('verify', first)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^FAULT changed: /),
  });
  writeFileSync(first, readFileSync(first).subarray(0, 900));
  expect(JSON.parse((await packet('inspect', first, '--json')).said)).toMatchObject({
    outcome: 'bad',
    fault: 'cut',
  });
});

test('a receipt says what was refused and why, and whose it is', async () => {
  const shown = await packet('inspect', answer);
  expect(shown.status).toBe(0);
  expect(shown.said).toMatch(/Receipt 1 for terminal 017-2/);
  expect(shown.said).toMatch(/3 acknowledged, 1 refused\n {2}event 3 of epoch 1: No such person here/);
  const keys = join(vectorFolder, 'ventanilla-head-office.json');
  expect((await packet('verify', answer, '--head-office', keys)).status).toBe(0);
  spoil(answer, 100);
  expect(await packet('verify', answer, '--head-office', keys)).toMatchObject({
    status: 1,
    said: expect.stringMatching(/FAULT changed/),
  });
});

test('what cannot be examined is status 2', async () => {
  expect((await packet()).status).toBe(2);
  expect((await packet('open', first)).status).toBe(2);
  expect((await packet('verify', first, '--key', join(folder, 'nowhere'))).status).toBe(2);
});
