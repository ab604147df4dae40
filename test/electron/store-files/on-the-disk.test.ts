import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyFilesDurably } from '#electron/main/backup/copy-file.ts';
import { appendLog, beginJournal } from '#electron/main/backup/journal-writer.ts';
import { openCodeReservation } from '#electron/main/db/registration/code-reservation.ts';
import { openActFile } from '#electron/main/db/witnesses/act-file.ts';
import { createDocumentStore } from '#electron/main/documents/document-store.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { temporaryDirectory } from '../db/test-store.ts';
import { writeSample } from '../packets/sample-packet.ts';

/**
 * A power cut takes what was written and not synced, which no test on a machine that goes on can see: what is asked of
 * the file system, and in which order, is looked at instead.
 */

const asked = vi.hoisted(() => ({ calls: [] as string[], syncFails: false, spoils: false }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const sync = (descriptor: number, how: 'fsyncSync' | 'fdatasyncSync') => {
    if (asked.syncFails) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
    asked.calls.push(real.fstatSync(descriptor).isDirectory() ? 'sync folder' : 'sync');
    real[how](descriptor);
    // As a drive that takes everything and keeps something else.
    if (asked.spoils) real.writeSync(descriptor, 'x', 0);
  };
  return {
    ...real,
    writeSync: (...given: Parameters<typeof real.writeSync>) => {
      asked.calls.push('write');
      return real.writeSync(...given);
    },
    fsyncSync: (descriptor: number) => sync(descriptor, 'fsyncSync'),
    fdatasyncSync: (descriptor: number) => sync(descriptor, 'fdatasyncSync'),
    renameSync: (from: string, to: string) => {
      asked.calls.push('rename');
      real.renameSync(from, to);
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const file = await real.open(...given);
      const [writeFile, sync] = [file.writeFile.bind(file), file.sync.bind(file)];
      file.writeFile = (...written: Parameters<typeof writeFile>) => {
        asked.calls.push('write');
        return writeFile(...written);
      };
      file.sync = async () => {
        asked.calls.push((await file.stat()).isDirectory() ? 'sync folder' : 'sync');
        await sync();
      };
      return file;
    },
    rename: (from: string, to: string) => {
      asked.calls.push('rename');
      return real.rename(from, to);
    },
  };
});

const key = Buffer.alloc(32, 7);
const head = { act: 1, sequence: 1, hash: 'ab' };
const moment = { ...head, codes: 0, at: '2026-03-02T14:30:00.000Z' };
const log = {
  salts: '01',
  length: 3000,
  read: (from: number, to: number) => Buffer.alloc(to - from, 1),
};

let folder: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  folder = temporaryDirectory();
});
afterEach(() => {
  asked.syncFails = false;
  asked.spoils = false;
  folder.remove();
});

/** The last of what is asked, where much is written before. */
const endOf = (calls: readonly string[]) => calls.slice(-4);

/** What is asked of the file system by an act, folders that are made left out. */
async function callsOf(act: () => unknown): Promise<string[]> {
  asked.calls.length = 0;
  await act();
  return [...asked.calls];
}

test('a file that is replaced is synced before it has its name, and its name after', async () => {
  const atomically = ['write', 'sync', 'rename', 'sync folder'];
  const path = join(folder.path, 'file');
  expect(await callsOf(() => writeFileAtomically(path, 'text'))).toEqual(atomically);
});

test('a document is, and so is every copy of one', async () => {
  const documents = createDocumentStore(folder.path, { wrapping: key, names: key }, () => 1);
  const calls = await callsOf(() => documents.put(Buffer.from('a page')));
  expect(endOf(calls)).toEqual(['write', 'sync', 'rename', 'sync folder']);
  const [one, other] = [join(folder.path, 'one'), join(folder.path, 'other')];
  for (const path of [one, other]) writeFileAtomically(path, 'bytes');
  // Its folder once, for all that came into it.
  const copies = [one, other].map((from) => ({ from, to: `${from}.copy` }));
  expect(await callsOf(() => copyFilesDurably(copies))).toEqual([
    ...['write', 'sync', 'write', 'sync'],
    ...['rename', 'rename', 'sync folder'],
  ]);
});

test('a copy that cannot be read back as it was written gets no name, and leaves nothing', () => {
  const [one, other] = [join(folder.path, 'one'), join(folder.path, 'other')];
  for (const path of [one, other]) writeFileAtomically(path, 'bytes');
  asked.spoils = true;
  const copies = [one, other].map((from) => ({ from, to: `${from}.copy` }));
  expect(() => copyFilesDurably(copies)).toThrow('cannot be read back');
  expect(readdirSync(folder.path).toSorted()).toEqual(['one', 'other']);
});

test('a packet is, before it is read back and has its name', async () => {
  const office = await makeOffice();
  const calls = await callsOf(() => writeSample({ folder: folder.path, office, events: 1 }));
  expect(endOf(calls)).toEqual(['write', 'sync', 'rename', 'sync folder']);
});

test('what is written in place is synced before anybody is told', async () => {
  const acts = openActFile(folder.path, key, []);
  expect(await callsOf(() => acts.write({ ...head, entries: [] }))).toEqual(['write', 'sync']);
  acts.close();
  const codes = openCodeReservation(folder.path, key, () => head);
  expect((await callsOf(() => codes.take(0))).slice(-2)).toEqual(['write', 'sync']);
  codes.close();
});

test('a piece of the journal is, and one that the disk did not take is written again', async () => {
  const path = join(folder.path, 'generation');
  mkdirSync(path);
  const end = beginJournal(path, Buffer.alloc(32));
  asked.syncFails = true;
  expect(() => appendLog(end, key, log, moment)).toThrow('EIO');
  expect(end).toMatchObject({ number: 0, offset: 0 });
  asked.syncFails = false;
  expect(await callsOf(() => appendLog(end, key, log, moment))).toEqual(['write', 'sync']);
  expect(end).toMatchObject({ number: 1, offset: 3000 });
});
