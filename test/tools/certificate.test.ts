import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { certificateFile } from '#electron/main/db/safety/closing-file.ts';
import { makeSigningKey, readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { examineCertificate } from '#electron/tools/examine-certificate.ts';
import type { ClosingStatement } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { temporaryDirectory } from '#test/electron/db/test-store.ts';

const root = join(import.meta.dirname, '../..');
const keys = makeSigningKey();
const erasedAt = '2026-11-30T18:00:07.000Z';
const statement: ClosingStatement = {
  format: 'ventanilla-closing-1',
  terminal: '017-2',
  branchCode: '017',
  branchName: 'Quito Centro',
  terminalNumber: 2,
  store: 'ab'.repeat(32),
  epoch: 3,
  publicKey: keys.publicKey,
  version: '0.2.0',
  setUpAt: '2026-01-02T13:00:00.000Z',
  closedAt: '2026-11-30T18:00:00.000Z',
  by: { name: 'Ana Admin', username: 'ana' },
  coSigner: { name: 'Sonia Segunda', username: 'sonia' },
  reason: 'la agencia se muda',
  people: 12,
  documents: 30,
  lastCode: 14,
  audit: { entries: 99, hash: 'cd'.repeat(32) },
  events: {
    last: { epoch: 3, number: 41, hash: 'ef'.repeat(32) },
    acknowledged: 40,
    refused: 1,
    unanswered: 0,
  },
  documentsElsewhereUnknown: 0,
  headOffice: { name: 'Casa matriz', fingerprint: '12'.repeat(32) },
  backup: {
    place: 'stick',
    path: '/media/stick',
    snapshotAt: '2026-11-30T18:00:02.000Z',
    through: '2026-11-30T18:00:03.000Z',
  },
  files: { count: 33, bytes: 4_000_000, keys: ['keyring.json', 'keyring.copy.json'] },
};
const whole = certificateOf(statement);

let folder: ReturnType<typeof temporaryDirectory>;
let file: string;
beforeEach(() => {
  folder = temporaryDirectory();
  file = join(folder.path, 'closed.json');
  writeFileSync(file, whole);
});
afterEach(() => folder.remove());

/** As the terminal writes it. */
function certificateOf(said: ClosingStatement, key = keys): Buffer {
  const signature = signText(canonicalJson(said), readSigningKey(key.privateKey));
  return certificateFile({ statement: said, signature, erasedAt, printer: null, isAtPlace: false }).bytes;
}

function examined(content: string | Uint8Array = whole, signer?: string) {
  writeFileSync(file, content);
  const lines: string[] = [];
  const status = examineCertificate(file, signer, (line) => lines.push(line));
  return { status, last: lines.at(-1) ?? '', report: lines.join('\n') };
}

test('a certificate says what it says and whose key signed it, with the key to the end', () => {
  const { status, report } = examined();
  expect(status).toBe(0);
  expect(report).toContain('Terminal 017-2 of Quito Centro');
  expect(report).toContain('Ana Admin (ana) and Sonia Segunda (sonia): la agencia se muda');
  expect(report).toContain('no code above number 14');
  expect(report).toContain('the last is number 41 of epoch 3');
  expect(report).toContain('nobody signed it');
  expect(report).toContain('give the key with --signer');
  expect(examined(whole, keys.publicKey)).toMatchObject({
    status: 0,
    last: expect.stringMatching(/was given/),
  });
  const other = examined(whole, makeSigningKey().publicKey);
  expect(other).toMatchObject({ status: 1, last: expect.stringMatching(/^FAULT another-signer/) });
});

test('one changed byte of it is named, wherever it is, but for the moment that nobody signed', () => {
  const unsigned = whole.indexOf(erasedAt);
  for (let at = 0; at < whole.length; at += 1) {
    if (at >= unsigned && at < unsigned + erasedAt.length) continue;
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect(examined(changed), `byte ${at}`).toMatchObject({
      status: 1,
      last: expect.stringMatching(/^FAULT (changed|newer|not-ours)/),
    });
  }
});

test('cut anywhere, with another signer’s name, or as an end before the closing, it is none', () => {
  for (const length of [0, 1, 100, whole.length >> 1, whole.length - 1]) {
    expect(examined(whole.subarray(0, length)).last, `${length} bytes`).toMatch(/^FAULT (changed|not-ours)/);
  }
  const forger = makeSigningKey();
  expect(examined(certificateOf(statement, forger)).last).toMatch(/^FAULT changed/);
  const text = whole.toString('utf8').replace(erasedAt, '2026-11-29T18:00:00.000Z');
  expect(examined(text).last).toMatch(/^FAULT changed/);
});

test('what is none, and what cannot be read, is said', () => {
  expect(examined('{"a":1}').last).toMatch(/^FAULT not-ours/);
  expect(examined(whole.toString('utf8').replace('closing-1', 'closing-2')).last).toMatch(/^FAULT newer/);
  const lines: string[] = [];
  mkdirSync(join(folder.path, 'no-file'));
  for (const name of ['no-file', 'not-there']) {
    expect(examineCertificate(join(folder.path, name), undefined, (line) => lines.push(line))).toBe(2);
  }
  expect(lines).toEqual([expect.stringMatching(/^FAULT cannot/), expect.stringMatching(/^FAULT cannot/)]);
});

test('the command answers with its status', async () => {
  const run = (...given: string[]) =>
    new Promise((resolve) => {
      execFile(
        join(root, 'node_modules/.bin/node'),
        [join(root, 'electron/tools/verify.ts'), '--certificate', file, ...given],
        { cwd: root },
        (error, stdout) => resolve({ status: error === null ? 0 : Number(error.code), report: stdout }),
      );
    });
  expect(await run('--signer', keys.publicKey)).toMatchObject({ status: 0 });
  writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  expect(await run()).toEqual({ status: 1, report: expect.stringMatching(/^FAULT changed/) });
});
