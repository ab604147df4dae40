import type * as files from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRemovableDrives, driveAt } from '#electron/main/devices/drives/removable-drives.ts';

/** Calls to the files of the drive that are under way, and what ends them. */
const drive = vi.hoisted(() => ({ calls: 0, goOn: [] as (() => void)[] }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  const hang = (): Promise<never> => {
    drive.calls += 1;
    return new Promise((_resolve, reject) => {
      drive.goOn.push(() => {
        drive.calls -= 1;
        reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
      });
    });
  };
  return { ...real, readdir: hang, realpath: hang, open: hang, lstat: hang };
});

beforeEach(() => {
  Object.assign(drive, { calls: 0, goOn: [] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const stick = driveAt('/media/stick');

test('a drive that hangs holds one look and one read, however often it is asked, and each has its end', async () => {
  const drives = createRemovableDrives(async () => [stick]);
  const looks = Array.from({ length: 8 }, () => drives.findDocuments(stick));
  const reads = Array.from({ length: 8 }, () => drives.read(stick, '/media/stick/a.pdf', 1000));
  await vi.advanceTimersByTimeAsync(6000);
  expect(await Promise.all(looks)).toEqual(looks.map(() => []));
  expect(drive.calls).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await Promise.all(reads)).toEqual(reads.map(() => undefined));
  const later = drives.findDocuments(stick);
  expect(drive.calls).toBe(2);
  // Pulled out: what was late is not done any more, and the next one is asked.
  for (const goOn of drive.goOn.splice(0)) goOn();
  expect(await later).toEqual([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(drive.calls).toBe(0);
  void drives.findDocuments(stick);
  expect(drive.calls).toBe(1);
});
