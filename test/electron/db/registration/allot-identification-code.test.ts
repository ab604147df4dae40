import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { allotIdentificationCode } from '#electron/main/db/registration/allot-identification-code.ts';
import {
  findReservedCodes,
  openCodeReservation,
  reservationFileName,
} from '#electron/main/db/registration/code-reservation.ts';
import { firstPreviousHash } from '#shared/domain/audit-trail/audit-content.ts';
import { isTranspositionSafe, parseIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { openTestStore, setUpTestStore, temporaryDirectory } from '../test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let clerkId: string;

beforeEach(async () => {
  folder = temporaryDirectory();
  ({ store, clerkId } = await setUpTestStore(folder.path));
});

afterEach(() => {
  store.close();
  folder.remove();
});

function allot(): number {
  return transact(store.db, () => allotIdentificationCode(store.db, store.codes)).sequence;
}

function reservedThrough(): number {
  return findReservedCodes(folder.path, store.keys.key('file'))?.through ?? 0;
}

/** The process dies: what is in memory is lost and the reservation is not given back. */
async function crash(): Promise<void> {
  const reserved = readFileSync(join(folder.path, reservationFileName));
  store.close();
  writeFileSync(join(folder.path, reservationFileName), reserved);
  store = await openTestStore(folder.path);
}

async function restart(): Promise<void> {
  store.close();
  store = await openTestStore(folder.path);
}

test('codes rise, are valid and skip what two swapped neighbours would make another code', () => {
  const numbers = Array.from({ length: 200 }, allot);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(200);
  for (const sequence of numbers)
    expect(isTranspositionSafe({ branch: 17, terminal: 2, sequence })).toBe(true);
  const { code } = transact(store.db, () => allotIdentificationCode(store.db, store.codes));
  expect(parseIdentificationCode(code)).toMatchObject({ ok: true, branch: 17, terminal: 2 });
});

test('the number is on the disk as reserved before it is given', () => {
  for (let count = 0; count < 100; count += 1) {
    const sequence = allot();
    expect(reservedThrough()).toBeGreaterThanOrEqual(sequence);
    if (count % 10 === 0) store.codes.topUp();
  }
});

test('a clean restart wastes nothing; a crash skips, and never repeats', async () => {
  const first = allot();
  await restart();
  expect(allot()).toBe(first + 1);
  await crash();
  const third = allot();
  expect(third).toBeGreaterThan(first + 1);
  expect(third).toBeLessThan(first + 60);
});

test('a registration that fails gives its number to nobody', () => {
  const first = allot();
  expect(() =>
    transact(store.db, () => {
      allotIdentificationCode(store.db, store.codes);
      throw new Error('the disk is full');
    }),
  ).toThrow();
  expect(allot()).toBeGreaterThan(first + 1);
});

test('an older copy of the database goes on above everything ever allotted', async () => {
  allot();
  store.close();
  const path = join(folder.path, databaseFileName);
  copyFileSync(path, `${path}.copy`);
  store = await openTestStore(folder.path);
  const highest = Array.from({ length: 70 }, allot).at(-1) ?? 0;
  store.close();
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  copyFileSync(`${path}.copy`, path);
  store = await openTestStore(folder.path, { accountId: clerkId, reason: 'there is no newer copy' });
  expect(allot()).toBeGreaterThan(highest);
});

test('without the reservation file a used database leaps far ahead', async () => {
  const first = allot();
  store.close();
  rmSync(join(folder.path, reservationFileName));
  store = await openTestStore(folder.path);
  expect(allot()).toBeGreaterThan(first + 1999);
});

test('a torn slot leaves the other one; two torn slots stop the terminal', () => {
  const standing = { act: 1, sequence: 0, hash: firstPreviousHash };
  const reservation = openCodeReservation(folder.path, store.keys.key('file'), () => standing);
  for (let last = 0; last < 100; last = reservation.take(last));
  const path = join(folder.path, reservationFileName);
  const reserved = reservedThrough();
  const whole = readFileSync(path, 'latin1');
  for (const slot of [0, 192]) {
    writeFileSync(path, `${whole.slice(0, slot)}${'#'.repeat(192)}${whole.slice(slot + 192)}`);
    expect(reservedThrough()).toBeGreaterThanOrEqual(reserved - 32);
  }
  writeFileSync(path, '#'.repeat(384));
  expect(reservedThrough).toThrow('file-damaged');
  rmSync(path);
  expect(existsSync(path)).toBe(false);
});
