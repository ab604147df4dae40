import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as files from '#electron/main/backup/copy-file.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { writeSample } from './sample-packet.ts';

/** A drive that takes so many bytes and then fails with this code. */
const drive = { room: Number.POSITIVE_INFINITY, code: 'ENOSPC' };

vi.mock('#electron/main/backup/copy-file.ts', async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    writeFully(descriptor: number, bytes: Uint8Array) {
      const fits = Math.min(bytes.length, Math.max(0, drive.room));
      real.writeFully(descriptor, bytes.subarray(0, fits));
      drive.room -= bytes.length;
      if (fits < bytes.length) throw Object.assign(new Error(drive.code), { code: drive.code });
    },
  };
});

let folder = '';
let office: Office;
const wishes = { events: 20, documents: [2_500_000, 90_000], partSize: 1_100_000 } as const;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-faults-'));
  office = await makeOffice();
  drive.room = Number.POSITIVE_INFINITY;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test(`a drive that fails at any byte is left with nothing that could be taken for a packet (seed ${seed})`, async () => {
  const { bytes } = await writeSample({ folder, office, ...wishes });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeFileSync(join(folder, 'ventanilla-017-2-000009-x-1of1.packet'), 'an older one');
  const plan = seededFor(3);
  const rooms = [0, 1, 20, 21, 204, bytes - 1, bytes - 15];
  for (let each = 0; each < many(6); each += 1) rooms.push(plan.whole(0, bytes - 1));
  for (const room of rooms) {
    const code = plan.pick(['ENOSPC', 'EFBIG', 'EIO', 'ENODEV']);
    Object.assign(drive, { room, code });
    const writing = writeSample({ folder, office, ...wishes });
    await expect(writing, `${code} at ${room}`).rejects.toMatchObject({ code });
    expect(readdirSync(folder)).toEqual(['ventanilla-017-2-000009-x-1of1.packet']);
  }
  drive.room = Number.POSITIVE_INFINITY;
  expect((await writeSample({ folder, office, ...wishes })).bytes).toBe(bytes);
});

test('a drive whose folder goes away says so, and what cannot be removed changes nothing about it', async () => {
  await expect(
    writeSample({
      folder,
      office,
      ...wishes,
      onProgress: ({ step }) => step === 'checking' && rmSync(folder, { recursive: true, force: true }),
    }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
});

test.skipIf(process.getuid?.() === 0)('a drive that is read-only says so', async () => {
  chmodSync(folder, 0o500);
  try {
    await expect(writeSample({ folder, office, ...wishes })).rejects.toMatchObject({ code: 'EACCES' });
  } finally {
    chmodSync(folder, 0o700);
  }
});

test('what is read back otherwise than it was written gets no name', async () => {
  let isSpoiled = false;
  const writing = writeSample({
    folder,
    office,
    ...wishes,
    onProgress: ({ step }) => {
      const [, second] = readdirSync(folder).toSorted();
      if (step !== 'checking' || isSpoiled || second === undefined) return;
      isSpoiled = true;
      writeFileSync(join(folder, second), 'ventanilla-packet-1\n');
    },
  });
  await expect(writing).rejects.toMatchObject({ problem: 'not-written' });
  expect(readdirSync(folder)).toEqual([]);
});
