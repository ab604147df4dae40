import { expect, test } from 'vitest';
import { readMigrations } from '#electron/tools/head-office/migrations.ts';

/** What was applied at a head office is never changed: another migration changes what it made. */
const frozen: Readonly<Record<string, string>> = {};

test('migrations of head office are those that were applied', () => {
  const migrations = readMigrations();
  expect(Object.fromEntries(migrations.map(({ name, sha256 }) => [name, sha256]))).toEqual(frozen);
  const numbers = migrations.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
});
