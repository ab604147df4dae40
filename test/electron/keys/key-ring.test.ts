import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFileName } from '#electron/main/keys/key-file-sealer.ts';
import {
  createKeyRing,
  readWithPassphrase,
  unsealKeyRing,
  unsealWithPassphrase,
} from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import type { KeySealer } from '#electron/main/ports.ts';
import { cheapHashing, temporaryDirectory, testPassphrase } from '#test/electron/db/test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;

beforeEach(() => {
  folder = temporaryDirectory();
});

afterEach(() => folder.remove());

function keystoreOf(machine: number): KeySealer {
  return {
    kind: 'keystore',
    seal: (key) => Uint8Array.from([machine, ...key.map((byte) => byte ^ machine)]),
    unseal: (sealed) => (sealed[0] === machine ? sealed.slice(1).map((byte) => byte ^ machine) : undefined),
  };
}

test('the key comes back by itself through the key file, which is its owner’s alone', async () => {
  const made = await createKeyRing(folder.path, undefined, testPassphrase, cheapHashing);
  expect(made.sealedBy).toBe('key-file');
  for (const name of [keyFileName, keyRingFileName]) {
    // Windows has no such modes: the folder of its user is the user's.
    if (process.platform !== 'win32') expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
  }
  const again = unsealKeyRing(folder.path, undefined);
  expect(again).toMatchObject({
    state: 'unsealed',
    keys: { sealedBy: 'key-file', keyFileWasExposed: false },
  });
  if (again.state === 'unsealed') expect(again.keys.key('database').equals(made.key('database'))).toBe(true);
});

test('a key file others could read is said and put right', async () => {
  await createKeyRing(folder.path, undefined, testPassphrase, cheapHashing);
  const path = join(folder.path, keyFileName);
  chmodSync(path, 0o644);
  expect(unsealKeyRing(folder.path, undefined, 'read-only')).toMatchObject({
    keys: { keyFileWasExposed: true },
  });
  expect(unsealKeyRing(folder.path, undefined)).toMatchObject({ keys: { keyFileWasExposed: true } });
  // Windows has no such modes: the folder of its user is the user's.
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(unsealKeyRing(folder.path, undefined)).toMatchObject({ keys: { keyFileWasExposed: false } });
});

test('with a keystore there is no key file, and another machine needs the passphrase', async () => {
  const made = await createKeyRing(folder.path, keystoreOf(7), testPassphrase, cheapHashing);
  expect(made.sealedBy).toBe('keystore');
  expect(existsSync(join(folder.path, keyFileName))).toBe(false);
  expect(unsealKeyRing(folder.path, undefined)).toEqual({ state: 'sealed' });
  expect(unsealKeyRing(folder.path, keystoreOf(9))).toEqual({ state: 'sealed' });

  expect(await unsealWithPassphrase(folder.path, 'otra frase', keystoreOf(9))).toBeUndefined();
  const moved = await unsealWithPassphrase(folder.path, testPassphrase, keystoreOf(9));
  expect(moved?.sealedBy).toBe('passphrase');
  expect(moved?.key('documents').equals(made.key('documents'))).toBe(true);
  expect(unsealKeyRing(folder.path, keystoreOf(9))).toMatchObject({ state: 'unsealed' });
});

test('losing the key file leaves the passphrase, in any Unicode form', async () => {
  await createKeyRing(folder.path, undefined, 'contraseña única', cheapHashing);
  rmSync(join(folder.path, keyFileName));
  expect(unsealKeyRing(folder.path, undefined)).toEqual({ state: 'sealed' });
  const decomposed = 'contraseña única'.normalize('NFD');
  expect(await readWithPassphrase(folder.path, decomposed)).toMatchObject({ sealedBy: 'passphrase' });
  expect(existsSync(join(folder.path, keyFileName))).toBe(false);
  expect(await unsealWithPassphrase(folder.path, decomposed, undefined)).toMatchObject({
    sealedBy: 'passphrase',
  });
  expect(unsealKeyRing(folder.path, undefined)).toMatchObject({ state: 'unsealed' });
});

test("another store's key file does not open this one", async () => {
  const other = temporaryDirectory();
  await createKeyRing(folder.path, undefined, testPassphrase, cheapHashing);
  await createKeyRing(other.path, undefined, testPassphrase, cheapHashing);
  copyFileSync(join(other.path, keyFileName), join(folder.path, keyFileName));
  expect(unsealKeyRing(folder.path, undefined)).toEqual({ state: 'sealed' });
  other.remove();
});

test('a key ring is never replaced, and a new folder has none', async () => {
  expect(unsealKeyRing(folder.path, undefined)).toEqual({ state: 'absent' });
  await createKeyRing(folder.path, undefined, testPassphrase, cheapHashing);
  await expect(createKeyRing(folder.path, undefined, testPassphrase, cheapHashing)).rejects.toThrow(
    /already/,
  );
  expect(readdirSync(folder.path).toSorted()).toEqual([keyRingCopyName, keyRingFileName, keyFileName]);
});

test('purposes do not share a key, the passphrase is nowhere, and a closed ring gives nothing', async () => {
  const keys = await createKeyRing(folder.path, undefined, testPassphrase, cheapHashing);
  const derived = (['database', 'documents', 'document-names', 'pepper', 'file'] as const).map((purpose) =>
    keys.key(purpose),
  );
  expect(new Set(derived.map((key) => key.toString('hex'))).size).toBe(5);
  const file = readFileSync(join(folder.path, keyRingFileName), 'utf8');
  expect(file).not.toContain(testPassphrase);
  keys.close();
  expect(derived.every((key) => key.every((byte) => byte === 0))).toBe(true);
  expect(() => keys.key('database')).toThrow(/closed/);
});

test('an unreadable key ring is a fault to say, not a first run', async () => {
  writeFileSync(join(folder.path, keyRingFileName), '{');
  expect(() => unsealKeyRing(folder.path, undefined)).toThrow();
});

test('a keystore that takes nothing keeps nobody out who has the passphrase', async () => {
  (await createKeyRing(folder.path, keystoreOf(5), testPassphrase, cheapHashing)).close();
  const locked = {
    ...keystoreOf(5),
    seal: () => {
      throw new Error('the keystore is locked');
    },
    unseal: () => undefined,
  };
  for (let start = 0; start < 2; start += 1) {
    expect(unsealKeyRing(folder.path, locked)).toEqual({ state: 'sealed' });
    expect(await unsealWithPassphrase(folder.path, testPassphrase, locked)).toMatchObject({
      sealedBy: 'passphrase',
    });
  }
  expect(unsealKeyRing(folder.path, keystoreOf(5))).toMatchObject({ state: 'unsealed' });
});
