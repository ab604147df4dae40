import { expect, test } from 'vitest';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import { cheapHashing } from '#test/electron/db/test-store.ts';

const pepper = Buffer.alloc(32, 1);
const secret = Buffer.from('Clave2026');

test('a secret is argon2id with today’s cost, different each time, and only right with the same pepper', async () => {
  const hasher = createSecretHasher(pepper, cheapHashing);
  const [first, second] = [await hasher.hash(secret), await hasher.hash(secret)];
  expect(first).toMatch(/^\$argon2id\$v=19\$m=8,p=1,t=1\$/);
  expect(hasher.isOutdated(first)).toBe(false);
  expect(first).not.toBe(second);
  expect(await hasher.verify(first, secret)).toBe(true);
  expect(await hasher.verify(first, Buffer.from('clave2026'))).toBe(false);
  expect(await createSecretHasher(Buffer.alloc(32, 2), cheapHashing).verify(first, secret)).toBe(false);
  expect(await hasher.verify(undefined, secret)).toBe(false);
  expect(secret.toString()).toBe('Clave2026');
});

test('a hash is outdated when its cost is below today’s, never when above', async () => {
  const encoded = await createSecretHasher(pepper, { memory: 2048, passes: 2, lanes: 1 }).hash(secret);
  expect(createSecretHasher(pepper, { memory: 4096, passes: 2, lanes: 1 }).isOutdated(encoded)).toBe(true);
  expect(createSecretHasher(pepper, { memory: 2048, passes: 3, lanes: 1 }).isOutdated(encoded)).toBe(true);
  expect(createSecretHasher(pepper, { memory: 2048, passes: 2, lanes: 1 }).isOutdated(encoded)).toBe(false);
  expect(createSecretHasher(pepper, cheapHashing).isOutdated(encoded)).toBe(false);
  expect(createSecretHasher(pepper, cheapHashing).isOutdated('$2b$10$abc')).toBe(true);
});
