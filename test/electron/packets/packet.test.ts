import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { findParts, openPacket } from '#electron/main/packets/open-packet.ts';
import { PacketError } from '#electron/main/packets/packet-error.ts';
import { examinePart, headMark, trailerOf } from '#electron/main/packets/packet-frame.ts';
import { encipheredSize, planParts } from '#electron/main/packets/plan-parts.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import type { PacketManifest, PacketRecord } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { type SampleWishes, terminalKeys, writeSample } from './sample-packet.ts';

let folder = '';
let office: Office;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-packet-'));
  office = await makeOffice();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function written(wishes: Partial<SampleWishes> = {}): Promise<string[]> {
  const { files } = await writeSample({ folder, office, ...wishes });
  return files.map((name) => join(wishes.folder ?? folder, name));
}

function manifestOf(path: string): PacketManifest {
  const reading = examinePart(path);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.manifest;
}

async function open(path: string, identity = office.identity) {
  const { parts, missing } = findParts({ path, manifest: manifestOf(path) });
  expect(missing).toEqual([]);
  const items = [];
  for await (const item of openPacket(parts, identity)) items.push(item);
  return items;
}

/** What a file is refused as before it is opened, by anybody. */
function frameFaultOf(path: string): string {
  const reading = examinePart(path);
  return reading.ok ? 'good' : reading.fault;
}

/** What a file is refused as: by its frame, or once it is opened. */
async function problemOf(path: string): Promise<string> {
  const reading = examinePart(path);
  if (!reading.ok) return reading.fault;
  try {
    for await (const _item of openPacket([{ path, manifest: reading.manifest }], office.identity));
    return 'good';
  } catch (error) {
    if (error instanceof PacketError) return error.problem;
    throw error;
  }
}

describe('a packet', () => {
  test('holds events and documents, and says of itself what it is', async () => {
    const [path = ''] = await written({ events: 3, documents: [0, 1, 200_000] });
    expect(path).toMatch(/ventanilla-017-2-000001-20260302T150000Z-1of1\.packet$/);
    expect(manifestOf(path)).toMatchObject({
      terminal: '017-2',
      epoch: 1,
      part: 1,
      parts: 1,
      publicKey: terminalKeys.publicKey,
      headOffice: office.fingerprint,
      events: [{ epoch: 1, first: 1, last: 3, before: '0'.repeat(64) }],
      documents: { count: 3, bytes: 200_001 },
      here: { records: 6, events: 3, missingDocuments: 0 },
    });
    const items = await open(path);
    expect(items.map(({ kind }) => kind)).toEqual([
      ...Array<string>(3).fill('event'),
      ...Array<string>(3).fill('document'),
    ]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('names no document and nobody in the clear', async () => {
    const [path = ''] = await written({ documents: [5000] });
    const text = readFileSync(path).toString('latin1');
    const items = await open(path);
    const document = items.find(({ kind }) => kind === 'document');
    expect(document).toBeDefined();
    expect(text).not.toContain(document?.kind === 'document' ? document.sha256 : '');
    expect(text).not.toContain('death-withdrawn');
  });

  test('is split below its limit, also in the middle of a document, and is put together again', async () => {
    const partSize = 1_100_000;
    const paths = await written({ events: 400, documents: [2_500_000, 7, 900_000, 1_300_000], partSize });
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) expect(statSync(path).size).toBeLessThanOrEqual(partSize);
    const items = await open(paths[2] ?? '');
    expect(items.filter(({ kind }) => kind === 'event')).toHaveLength(400);
    expect(items.filter(({ kind }) => kind === 'document')).toHaveLength(4);
    rmSync(paths[1] ?? '');
    const path = paths[0] ?? '';
    expect(findParts({ path, manifest: manifestOf(path) }).missing).toEqual([2]);
  });

  test('says which documents the terminal could not read', async () => {
    const [path = ''] = await written({ documents: [100, 3_000_000, 50], missing: [1], partSize: 1_100_000 });
    const items = await open(path);
    expect(items.filter(({ kind }) => kind === 'document')).toHaveLength(2);
    expect(items.filter(({ kind }) => kind === 'missing-document')).toHaveLength(1);
  });

  test('is opened by its head office alone', async () => {
    const [path = ''] = await written();
    const other = await makeOffice();
    await expect(open(path, other.identity)).rejects.toMatchObject({ problem: 'another-key' });
  });

  test('that was cancelled leaves nothing', async () => {
    const cancel = new AbortController();
    const writing = written({
      documents: [9_000_000],
      partSize: 3_000_000,
      signal: cancel.signal,
      onProgress: ({ step }) => step === 'writing' && cancel.abort(),
    });
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('removes what an attempt left, and nothing of others', async () => {
    for (const name of [
      'ventanilla-017-2-000001-x-1of1.packet.unfinished',
      'ventanilla-018-1-000001-x-1of1.packet.unfinished',
      'foto.jpg',
    ]) {
      writeFileSync(join(folder, name), 'x');
    }
    await written();
    expect(existsSync(join(folder, 'ventanilla-017-2-000001-x-1of1.packet.unfinished'))).toBe(false);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('tells how far it is, to the end', async () => {
    const told: string[] = [];
    await written({
      documents: [3_000_000],
      onProgress: ({ step, done, total }) => {
        expect(done).toBeLessThanOrEqual(total);
        told.push(step);
      },
    });
    expect(new Set(told)).toEqual(new Set(['writing', 'checking']));
  });
});

describe('nothing of a packet is used', () => {
  test('that is cut anywhere', async () => {
    const [path = ''] = await written({ events: 2, documents: [70_000] });
    const whole = readFileSync(path);
    const cut = join(folder, 'cut.packet');
    const plan = seededFor(1);
    const lengths = [1, 5, 19, 20, 21, whole.length - 1, whole.length - 15, whole.length - 200];
    for (let each = 0; each < many(20); each += 1) lengths.push(plan.whole(1, whole.length - 1));
    for (const length of lengths) {
      writeFileSync(cut, whole.subarray(0, length));
      expect(frameFaultOf(cut), `${length} of ${whole.length} bytes`).toBe('cut');
    }
    writeFileSync(cut, '');
    expect(await problemOf(cut)).toBe('not-ours');
  });

  test(`of which one byte is another one (seed ${seed})`, async () => {
    const [path = ''] = await written({ events: 2, documents: [70_000] });
    const whole = readFileSync(path);
    const spoiled = join(folder, 'spoiled.packet');
    const plan = seededFor(2);
    const places = Array.from({ length: 40 }, (_none, index) => whole.length - 1 - index * 11);
    places.push(...Array.from({ length: 20 }, (_none, index) => index));
    for (let each = 0; each < many(60); each += 1) places.push(plan.whole(0, whole.length - 1));
    for (const place of places) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << plan.whole(0, 7));
      writeFileSync(spoiled, bytes);
      const problem = frameFaultOf(spoiled);
      const isHead = place < 20;
      const isEnd = place >= whole.length - 14;
      const expected = isHead ? ['not-ours', 'newer'] : [isEnd ? 'cut' : 'changed'];
      expect(expected, `byte ${place} of ${whole.length}: ${problem}`).toContain(problem);
    }
  });

  test('whose manifest says something else than was signed', async () => {
    const [path = ''] = await written();
    const reading = examinePart(path);
    if (!reading.ok) throw new Error(reading.fault);
    const { content, manifest } = reading;
    const body = readFileSync(path).subarray(0, headMark.length + manifest.body.size);
    const signature = signText(content, readSigningKey(terminalKeys.privateKey));
    const forged = join(folder, 'forged.packet');
    writeFileSync(forged, Buffer.concat([body, trailerOf({ content, signature })]));
    expect(await problemOf(forged)).toBe('good');
    const other = content.replace('"terminal":"017-2"', '"terminal":"018-1"');
    expect(other).not.toBe(content);
    writeFileSync(forged, Buffer.concat([body, trailerOf({ content: other, signature })]));
    expect(frameFaultOf(forged)).toBe('forged');
  });

  const of = (number: number, change: Partial<EventEnvelope>) => (event: EventEnvelope) =>
    event.number === number ? { ...event, ...change } : event;
  const document = { documents: [9000] };
  const isDocument = ({ kind }: PacketRecord) => kind === 'document';

  test.each<[what: string, wishes: Partial<SampleWishes>, words: string]>([
    [
      'an event that was changed since it was signed',
      { events: 1, change: (content) => content.replace('"reason":"compared', '"reason":"composed') },
      'event 1 of epoch 1 is not signed by its key',
    ],
    [
      'an event that names another before it',
      { retell: of(2, { previousHash: 'e'.repeat(64) }) },
      'event 2 of epoch 1 does not follow the one before',
    ],
    [
      'an event of another terminal',
      { retell: of(1, { terminal: '018-1' }) },
      'event 1 of epoch 1 does not follow the one before',
    ],
    [
      'an event of another number than it is passed on under',
      { retell: of(2, { number: 3 }) },
      'event 2 of epoch 1 does not follow the one before',
    ],
    [
      'an event twice',
      { events: 2, arrange: ([first]) => (first === undefined ? [] : [first, first]) },
      'event 1 of epoch 1 is not in its place',
    ],
    ['an event too few', { arrange: (records) => records.slice(0, -1) }, 'events are missing'],
    [
      'an event too many',
      { events: 1, arrange: ([first]) => (first === undefined ? [] : [first, first]) },
      'event 1 of epoch 1 is more than the manifest says',
    ],
    [
      'a document too few',
      { ...document, arrange: (all) => all.filter((each) => !isDocument(each)) },
      'documents are missing',
    ],
    [
      'a document twice',
      { ...document, arrange: (all) => [...all, ...all.filter(isDocument)] },
      'a document is not in its place',
    ],
    ['another document than its event names', { ...document, exchange: true }, 'a document is another one'],
  ])('with %s', async (_what, wishes, words) => {
    const [path = ''] = await written(wishes);
    expect(frameFaultOf(path)).toBe('good');
    await expect(open(path)).rejects.toThrow(new PacketError('forged', words));
  });

  test('with fewer records than its manifest says', async () => {
    const [path = ''] = await written();
    const manifest = manifestOf(path);
    const body = readFileSync(path).subarray(0, headMark.length + manifest.body.size);
    const content = canonicalJson({ ...manifest, here: { ...manifest.here, records: 6 } });
    const signature = signText(content, readSigningKey(terminalKeys.privateKey));
    writeFileSync(path, Buffer.concat([body, trailerOf({ content, signature })]));
    await expect(open(path)).rejects.toThrow(new PacketError('forged', '5 records of 6'));
  });

  test('that is something else, or of a newer format', async () => {
    const path = join(folder, 'other.packet');
    writeFileSync(path, 'ventanilla-packet-2\nsomething');
    expect(await problemOf(path)).toBe('newer');
    writeFileSync(path, 'a photograph');
    expect(await problemOf(path)).toBe('not-ours');
  });

  test('whose parts are of two packets', async () => {
    const wishes = { events: 3, documents: [2_500_000], partSize: 1_100_000 } as const;
    const first = await written(wishes);
    const elsewhere = join(folder, 'other');
    mkdirSync(elsewhere);
    const second = await written({ ...wishes, number: 2, folder: elsewhere });
    rmSync(first[1] ?? '');
    copyFileSync(second[1] ?? '', join(folder, 'ventanilla-017-2-000002-2of3.packet'));
    const path = first[0] ?? '';
    expect(findParts({ path, manifest: manifestOf(path) }).missing).toEqual([2]);
  });
});

test('the size of what age makes is known beforehand', async () => {
  const { Encrypter } = await import('age-encryption');
  for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
    const encrypter = new Encrypter();
    encrypter.addRecipient(office.keys.recipient);
    expect((await encrypter.encrypt(new Uint8Array(size))).length).toBe(encipheredSize(size));
  }
});

test('an event that no part can hold is said, and not cut', () => {
  const event = { epoch: 1, number: 1, signature: 'x'.repeat(88), size: 1_200_000 };
  expect(() => planParts([event], [], { partSize: 1_100_000, runs: 1 })).toThrow(RangeError);
});
