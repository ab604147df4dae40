import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendLog, beginJournal, findJournalEnd } from '#electron/main/backup/journal-writer.ts';
import type { LogView } from '#electron/main/backup/log-view.ts';
import { temporaryDirectory } from '../db/test-store.ts';

const key = Buffer.alloc(32, 7);
const seed = Buffer.alloc(32, 9);
const moment = { act: 1, sequence: 1, hash: 'a', codes: 0, at: '2026-03-02T14:30:00.000Z' };
const logOf = (salts: string, bytes: Buffer): LogView => ({
  salts,
  length: bytes.length,
  read: (from, to) => bytes.subarray(from, to),
});

test('a journal is as long as all its files, written or found again', () => {
  const folder = temporaryDirectory();
  const generation = '000001-20260302T143000Z';
  const path = join(folder.path, generation);
  mkdirSync(path);
  const end = beginJournal(path, seed);
  appendLog(end, key, logOf('01', Buffer.alloc(3000, 1)), moment);
  appendLog(end, key, logOf('01', Buffer.alloc(5000, 1)), moment);
  appendLog(end, key, logOf('02', Buffer.alloc(1000, 2)), moment);
  const written = readdirSync(path).map((name) => statSync(join(path, name)).size);
  expect(written).toHaveLength(2);
  expect(end.bytes).toBe(written.reduce((sum, size) => sum + size, 0));
  expect(findJournalEnd(folder.path, generation, key, seed)).toEqual({
    end,
    moment,
    tail: Buffer.alloc(1000, 2),
  });
  folder.remove();
});
