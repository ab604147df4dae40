import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { placeProblemOf } from '#electron/main/backup/place-mark.ts';
import { findParts, openPacket } from '#electron/main/packets/open-packet.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { packetsOn } from '#electron/tools/head-office/packet-files.ts';
import { vectorOffice } from '#test/shared/contract/head-office/packet-vectors.ts';
import { type Fault, PowerCut, withFault } from '#test/support/faulty-files.ts';
import { writeSample } from './sample-packet.ts';

vi.mock('node:fs', async (original) => {
  const { faultyFiles } = await import('#test/support/faulty-files.ts');
  return faultyFiles(await original());
});

/** What the screens say of each. */
const told = { ENOSPC: 'full', EROFS: 'not-allowed', EIO: 'away', ENODEV: 'away' } as const;
const faults: readonly Fault[] = ['power-cut', 'ENOSPC', 'EROFS', 'EIO', 'ENODEV'];
const wishes = { events: 4, documents: [150_000, 3_000], partSize: 70_000 } as const;
/** Of somebody else, on the same drive. */
const strangers = ['fotos', 'carta.pdf', 'ventanilla-020-1-000001-x-1of1.packet.unfinished'];

let folder = '';
let drive = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-calls-'));
  drive = join(folder, 'drive');
  emptyDrive();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function emptyDrive(): void {
  rmSync(drive, { recursive: true, force: true });
  mkdirSync(join(drive, 'fotos'), { recursive: true });
  for (const name of strangers.slice(1)) writeFileSync(join(drive, name), 'of somebody else');
}

const ours = () => readdirSync(drive).filter((name) => !strangers.includes(name));

/** What it failed with; undefined: it came to its end. */
async function failureOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('whatever happens at any call to the files of a drive, what has a packet’s name is whole, and the next one is', async () => {
  const office = await vectorOffice();
  const write = (number: number) => writeSample({ folder: drive, office, ...wishes, number });
  const nothing = { below: drive, at: Number.POSITIVE_INFINITY, fault: 'power-cut' } as const;
  const count = await withFault(nothing, async () => void (await write(1)));
  expect(count).toBeGreaterThan(20);
  const parts = ours().length;
  expect(parts).toBeGreaterThan(2);

  /** Every packet that a reader would begin with is there with all its parts. */
  async function countRecords(): Promise<number[]> {
    const counts: number[] = [];
    for (const file of packetsOn(drive)) {
      const { parts: files, missing } = findParts(file);
      expect(missing).toEqual([]);
      let records = 0;
      for await (const _record of openPacket(files, office.identity)) records += 1;
      counts.push(records);
    }
    return counts;
  }
  const [records = 0] = await countRecords();
  expect(records).toBe(6);

  for (let at = 1; at <= count; at += 1) {
    for (const fault of faults) {
      emptyDrive();
      const where = `${fault} at call ${at} of ${count}`;
      let failure: unknown;
      await withFault({ below: drive, at, fault }, async () => {
        failure = await failureOf(() => write(1));
      });
      if (fault === 'power-cut') expect(failure, where).toBeInstanceOf(PowerCut);
      // A full drive has room for a name.
      else if (failure !== undefined) expect(placeProblemOf(failure), where).toBe(told[fault]);
      else expect(fault, where).toBe('ENOSPC');

      const named = ours().filter((name) => name.endsWith('.packet'));
      for (const name of named) expect(examinePart(join(drive, name)).ok, `${where}: ${name}`).toBe(true);
      if (fault === 'ENOSPC' && failure !== undefined) expect(ours(), where).toEqual([]);
      for (const each of await countRecords()) expect(each, where).toBe(records);

      const { files } = await write(2);
      const left = ours();
      expect(left, where).toEqual(expect.arrayContaining([...files]));
      expect(
        left.filter((name) => name.endsWith('.unfinished')),
        where,
      ).toEqual([]);
      expect(readdirSync(drive), where).toEqual(expect.arrayContaining(strangers));
    }
  }
});
