import { createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Sound, soundWhenAgreed } from '#electron/main/db/witnesses/soundness.ts';
import {
  documentActOf,
  documentPath,
  listAside,
  listDocumentEntries,
} from '#electron/main/documents/document-folder.ts';
import { createDocumentStore, type DocumentStore } from '#electron/main/documents/document-store.ts';
import { temporaryDirectory } from '#test/electron/db/test-store.ts';

const drawn = vi.hoisted(() => [] as Buffer[]);
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return {
    ...real,
    randomBytes: (size: number) => {
      const bytes = real.randomBytes(size);
      drawn.push(bytes);
      return bytes;
    },
  };
});

let folder: ReturnType<typeof temporaryDirectory>;
let documents: DocumentStore;
const keys = { wrapping: randomBytes(32), names: randomBytes(32) };

beforeEach(() => {
  folder = temporaryDirectory();
  documents = createDocumentStore(folder.path, keys, () => 7);
});

afterEach(() => folder.remove());

function pathOf(name: string): string {
  return documentPath(folder.path, name);
}

async function put(text: string) {
  const outcome = await documents.put(Buffer.from(text));
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.file;
}

test('what is stored comes back, and nothing of it is on the disk in the clear', async () => {
  const text = 'PASSPORT OF MARIA NUNEZ '.repeat(100);
  const file = await put(text);
  expect(file).toMatchObject({
    size: text.length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(file.name).not.toBe(file.sha256);
  const outcome = await documents.read(file.name);
  expect(outcome.ok && outcome.bytes.toString()).toBe(text);
  const stored = readFileSync(pathOf(file.name));
  expect(stored.includes('MARIA')).toBe(false);
  // Windows has no such modes: the folder of its user is the user's.
  if (process.platform !== 'win32') expect(statSync(pathOf(file.name)).mode & 0o777).toBe(0o600);
});

test('the same bytes are one file; another store names them differently', async () => {
  const [first, second] = await Promise.all([put('same'), put('same')]);
  expect(first).toEqual(second);
  expect(await documents.list()).toEqual([first.name]);
  const other = await createDocumentStore(folder.path, { ...keys, names: randomBytes(32) }, () => 7).put(
    Buffer.from('same'),
  );
  expect(other.ok && other.file.name).not.toBe(first.name);
});

/** The key that a file's content is enciphered with, opened as `document-cipher.ts` lays it out. */
function dataKeyOf(name: string): string {
  const stored = readFileSync(pathOf(name));
  const unwrap = createDecipheriv('aes-256-gcm', keys.wrapping, stored.subarray(12, 24))
    .setAAD(Buffer.from(`ventanilla document ${name} after act 7`))
    .setAuthTag(stored.subarray(56, 72));
  return Buffer.concat([unwrap.update(stored.subarray(24, 56)), unwrap.final()]).toString('hex');
}

test('each file has a key of its own, and another one when it is written again', async () => {
  const { name } = await put('first');
  const dataKeys = [keys.wrapping.toString('hex'), dataKeyOf(name), dataKeyOf((await put('second')).name)];
  writeFileSync(pathOf(name), 'rubbish');
  await put('first');
  dataKeys.push(dataKeyOf(name));
  expect(new Set(dataKeys).size).toBe(4);
});

test('the key of a file does not stay in memory', async () => {
  drawn.length = 0;
  await put('content');
  const dataKeys = drawn.filter(({ length }) => length === 32);
  expect(dataKeys).toEqual([Buffer.alloc(32)]);
});

test('every byte of a file is protected', async () => {
  const { name } = await put('content');
  const whole = readFileSync(pathOf(name));
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(pathOf(name), changed);
    expect(await documents.read(name)).toEqual({ ok: false, problem: 'damaged' });
  }
  writeFileSync(pathOf(name), whole.subarray(0, 50));
  expect(await documents.read(name)).toEqual({ ok: false, problem: 'damaged' });
});

test('a file cannot stand in for another, and a missing one is missing', async () => {
  const [first, second] = [await put('first'), await put('second')];
  renameSync(pathOf(first.name), pathOf(second.name));
  expect(await documents.read(second.name)).toEqual({ ok: false, problem: 'damaged' });
  expect(documentActOf({ name: second.name, path: pathOf(second.name) }, keys.wrapping)).toEqual({
    ours: false,
  });
  expect(await documents.read(first.name)).toEqual({ ok: false, problem: 'missing' });
  expect(await documents.read('../../keyring.json')).toEqual({ ok: false, problem: 'missing' });
});

test('a damaged copy is replaced when the document is brought again', async () => {
  const { name } = await put('again');
  writeFileSync(pathOf(name), 'rubbish');
  await put('again');
  expect(await documents.read(name)).toMatchObject({ ok: true });
});

/** What the health check of a store gives when everything agrees. */
const sound = soundWhenAgreed([], 1);
if (sound === undefined) throw new Error('an agreeing store is sound');

function sweep(named: readonly string[], now = new Date()): Promise<number> {
  const orphans = listDocumentEntries(folder.path).filter(({ name }) => !named.includes(name));
  return documents.sweep(sound as Sound, orphans, now);
}

test('nothing is swept where a witness disagreed, or where the store has only just been made', () => {
  expect(soundWhenAgreed([{ fault: 'absent', witness: 'codes' }], 1)).toBeUndefined();
  expect(soundWhenAgreed([], 0)).toBeUndefined();
});

test('the sweep moves old orphans and unfinished writes aside, nothing else', async () => {
  const [named, orphan, fresh] = [await put('named'), await put('orphan'), await put('fresh')];
  const unfinished = `${pathOf(orphan.name)}.unfinished`;
  writeFileSync(unfinished, 'half');
  const old = new Date(Date.now() - 2 * 60 * 60_000);
  for (const path of [pathOf(named.name), pathOf(orphan.name), unfinished]) utimesSync(path, old, old);
  expect(await sweep([named.name])).toBe(2);
  expect((await documents.list()).toSorted()).toEqual([named.name, fresh.name].toSorted());
  expect(listAside(folder.path)).toHaveLength(2);
  expect(await documents.read(orphan.name)).toMatchObject({ ok: true });
});

test('what lies aside comes back when a row names it, and goes after 30 days', async () => {
  const [wanted, forgotten] = [await put('wanted'), await put('forgotten')];
  const old = new Date(Date.now() - 2 * 60 * 60_000);
  for (const { name } of [wanted, forgotten]) utimesSync(pathOf(name), old, old);
  const day = new Date('2026-03-01T12:00:00.000Z');
  expect(await sweep([], day)).toBe(2);
  expect(await documents.bringBack(new Set([wanted.name]))).toBe(1);
  expect(await documents.list()).toEqual([wanted.name]);
  await sweep([wanted.name], new Date('2026-03-30T12:00:00.000Z'));
  expect(await documents.read(forgotten.name)).toMatchObject({ ok: true });
  await sweep([wanted.name], new Date('2026-04-01T12:00:00.000Z'));
  expect(await documents.read(forgotten.name)).toEqual({ ok: false, problem: 'missing' });
  expect(await documents.read(wanted.name)).toMatchObject({ ok: true });
});

test('an empty file and one of many chunks come back whole', async () => {
  for (const bytes of [Buffer.alloc(0), randomBytes(3 * 1024 * 1024 + 1)]) {
    const stored = await documents.put(bytes);
    const back = stored.ok ? await documents.read(stored.file.name) : undefined;
    expect(back?.ok && back.bytes.equals(bytes)).toBe(true);
  }
});
