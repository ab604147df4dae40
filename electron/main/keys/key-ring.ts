import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import argon2 from 'argon2';
import { z } from 'zod';
import type { KeySealer } from '#electron/main/ports.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { createKeyFileSealer, keyFileName } from './key-file-sealer.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** What each key derived from the store's key is for. Two purposes never share a key. */
export type KeyPurpose =
  | 'database'
  | 'documents'
  | 'document-names'
  | 'pepper'
  | 'file'
  | 'secrets'
  | 'strangers';

/** The store's key, unsealed. */
export interface KeyRing {
  /** How the key reached this process, for the screen that says so. */
  readonly sealedBy: 'keystore' | 'key-file' | 'passphrase';
  /** True when other accounts of this machine could read the key file; its mode has been put right. */
  readonly keyFileWasExposed: boolean;
  /** 32 bytes; the caller does not change or zero them. */
  key(purpose: KeyPurpose): Buffer;
  /** Zeroes everything. */
  close(): void;
}

export type UnsealOutcome =
  /** Nothing was ever set up here. */
  | { readonly state: 'absent' }
  /** Only the recovery passphrase opens it. */
  | { readonly state: 'sealed' }
  | { readonly state: 'unsealed'; readonly keys: KeyRing };

export interface PassphraseCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Cost of the recovery passphrase: about half a second once, at another machine. */
export const recoveryCost: PassphraseCost = { memory: 128 * 1024, passes: 3, lanes: 1 };

export const keyRingFileName = 'keyring.json';

const keyRingFile = z.strictObject({
  version: z.literal(1),
  /** Tells this key from any other; a digest, not the key. */
  keyCheck: z.string(),
  machine: z.strictObject({ kind: z.enum(['keystore', 'key-file']), sealed: z.base64() }).nullable(),
  recovery: z.strictObject({
    memory: z.int(),
    passes: z.int(),
    lanes: z.int(),
    salt: z.base64(),
    nonce: z.base64(),
    wrapped: z.base64(),
    tag: z.base64(),
  }),
});
type KeyRingFile = z.infer<typeof keyRingFile>;

export function hasKeyRing(directory: string): boolean {
  return existsSync(join(directory, keyRingFileName));
}

/**
 * Makes the store's key at first run, seals it for this machine and wraps it with the recovery passphrase. Throws when
 * there is a key ring or a key file already: replacing it would lose the store.
 */
export async function createKeyRing(
  directory: string,
  keystore: KeySealer | undefined,
  recoveryPassphrase: string,
  cost: PassphraseCost = recoveryCost,
): Promise<KeyRing> {
  if (hasKeyRing(directory) || existsSync(join(directory, keyFileName))) {
    throw new Error('there is a key of a store already');
  }
  const storeKey = randomBytes(32);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const wrappingKey = await derive(recoveryPassphrase, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  const wrapped = Buffer.concat([cipher.update(storeKey), cipher.final()]);
  wrappingKey.fill(0);
  const sealer = keystore ?? createKeyFileSealer(directory);
  const file: KeyRingFile = {
    version: 1,
    keyCheck: checkOf(storeKey),
    machine: { kind: sealer.kind, sealed: Buffer.from(sealer.seal(storeKey)).toString('base64') },
    recovery: {
      ...cost,
      salt: salt.toString('base64'),
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    },
  };
  writeFileAtomically(join(directory, keyRingFileName), JSON.stringify(file, null, 2));
  return keyRingOf(storeKey, sealer.kind, false);
}

/**
 * Opens the store's key with what this machine has, without a person. Throws `StoreFileError`, or what the file system throws, when the key ring is unreadable.
 * `read-only` leaves the mode of an exposed key file as it is.
 */
export function unsealKeyRing(
  directory: string,
  keystore: KeySealer | undefined,
  mode: 'repair' | 'read-only' = 'repair',
): UnsealOutcome {
  if (!hasKeyRing(directory)) return { state: 'absent' };
  const { machine, keyCheck } = readKeyRingFile(directory);
  const keyFile = createKeyFileSealer(directory, mode);
  const sealer = machine?.kind === 'keystore' ? keystore : keyFile;
  if (machine === null || sealer === undefined) return { state: 'sealed' };
  const storeKey = sealer.unseal(Buffer.from(machine.sealed, 'base64'));
  if (storeKey === undefined || checkOf(storeKey) !== keyCheck) return { state: 'sealed' };
  const exposed = machine.kind === 'key-file' && keyFile.wasExposed();
  return { state: 'unsealed', keys: keyRingOf(storeKey, machine.kind, exposed) };
}

/**
 * Opens the store's key with the recovery passphrase and seals it for this machine from now on. Undefined when the
 * passphrase is wrong.
 */
export async function unsealWithPassphrase(
  directory: string,
  recoveryPassphrase: string,
  keystore: KeySealer | undefined,
): Promise<KeyRing | undefined> {
  const storeKey = await openWithPassphrase(directory, recoveryPassphrase);
  if (storeKey === undefined) return undefined;
  const sealer = keystore ?? createKeyFileSealer(directory);
  const sealed = Buffer.from(sealer.seal(storeKey)).toString('base64');
  const file: KeyRingFile = { ...readKeyRingFile(directory), machine: { kind: sealer.kind, sealed } };
  writeFileAtomically(join(directory, keyRingFileName), JSON.stringify(file, null, 2));
  return keyRingOf(storeKey, 'passphrase', false);
}

/** `unsealWithPassphrase` that writes nothing, for tools that only read. */
export async function readWithPassphrase(
  directory: string,
  recoveryPassphrase: string,
): Promise<KeyRing | undefined> {
  const storeKey = await openWithPassphrase(directory, recoveryPassphrase);
  return storeKey && keyRingOf(storeKey, 'passphrase', false);
}

async function openWithPassphrase(directory: string, passphrase: string): Promise<Buffer | undefined> {
  const { recovery, keyCheck } = readKeyRingFile(directory);
  const wrappingKey = await derive(passphrase, Buffer.from(recovery.salt, 'base64'), recovery);
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(recovery.nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(recovery.tag, 'base64'));
    const wrapped = Buffer.from(recovery.wrapped, 'base64');
    const storeKey = Buffer.concat([decipher.update(wrapped), decipher.final()]);
    return checkOf(storeKey) === keyCheck ? storeKey : undefined;
  } catch {
    // The tag does not match: the passphrase is wrong.
    return undefined;
  } finally {
    wrappingKey.fill(0);
  }
}

function derive(passphrase: string, salt: Buffer, cost: PassphraseCost): Promise<Buffer> {
  return argon2.hash(passphrase.normalize('NFKC'), {
    raw: true,
    type: argon2.argon2id,
    hashLength: 32,
    memoryCost: cost.memory,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    salt,
  });
}

function keyRingOf(storeKey: Uint8Array, sealedBy: KeyRing['sealedBy'], keyFileWasExposed: boolean): KeyRing {
  const derived = new Map<KeyPurpose, Buffer>();
  let open = true;
  return {
    sealedBy,
    keyFileWasExposed,
    key(purpose) {
      if (!open) throw new Error('the key ring is closed');
      let key = derived.get(purpose);
      if (key === undefined) {
        key = Buffer.from(hkdfSync('sha256', storeKey, Buffer.alloc(0), `ventanilla ${purpose}`, 32));
        derived.set(purpose, key);
      }
      return key;
    },
    close() {
      open = false;
      for (const key of derived.values()) key.fill(0);
      storeKey.fill(0);
    },
  };
}

function readKeyRingFile(directory: string): KeyRingFile {
  const text = readStoreFile(directory, keyRingFileName).toString('utf8');
  try {
    return keyRingFile.parse(JSON.parse(text));
  } catch {
    throw new StoreFileError(keyRingFileName, 'file-damaged');
  }
}

function checkOf(storeKey: Uint8Array): string {
  return createHmac('sha256', storeKey).update('ventanilla store key').digest('hex');
}
