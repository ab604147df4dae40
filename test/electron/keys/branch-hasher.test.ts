import { expect, test } from 'vitest';
import { createBranchHasher } from '#electron/main/keys/branch-hasher.ts';
import { createSecretHasher, pepperName } from '#electron/main/keys/secret-hasher.ts';
import { cheapHashing } from '#test/electron/db/test-store.ts';

const [own, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
const ownHasher = createSecretHasher(own, cheapHashing);
const secret = Buffer.from('Clave2026');

test('a hash names its pepper, and is checked with that one by whoever holds it', async () => {
  const here = createBranchHasher(ownHasher, cheapHashing);
  const there = createBranchHasher(createSecretHasher(second, cheapHashing), cheapHashing);
  const hash = await there.hash(secret);
  expect(hash.pepper).toBe(pepperName(second));
  expect(here.holds(hash.pepper)).toBe(false);
  expect(await here.verify(hash, secret)).toBe(false);
  here.change({ current: null, others: [second] });
  expect(here.holds(hash.pepper)).toBe(true);
  expect(await here.verify(hash, secret)).toBe(true);
  expect(await here.verify(hash, Buffer.from('otra'))).toBe(false);
  expect(await here.verify({ ...hash, pepper: here.current }, secret)).toBe(false);
  expect(await here.verify(undefined, secret)).toBe(false);
});

test('new hashes are made with the current pepper, and those of another one are outdated', async () => {
  const hasher = createBranchHasher(ownHasher, cheapHashing);
  const before = await hasher.hash(secret);
  expect([before.pepper, hasher.isOutdated(before)]).toEqual([pepperName(own), false]);
  hasher.change({ current: null, others: [second] });
  expect(hasher.isOutdated({ ...before, pepper: pepperName(second) })).toBe(false);
  hasher.change({ current: pepperName(third), others: [second, third] });
  expect(hasher.isOutdated(before)).toBe(true);
  const after = await hasher.hash(secret);
  expect([after.pepper, hasher.isOutdated(after)]).toEqual([pepperName(third), false]);
  expect(await hasher.verify(before, secret)).toBe(true);
});

test('a current pepper that is not there leaves the store’s own', () => {
  const hasher = createBranchHasher(ownHasher, cheapHashing);
  hasher.change({ current: pepperName(third), others: [second] });
  expect(hasher.current).toBe(pepperName(own));
});
