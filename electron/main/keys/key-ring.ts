import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import argon2 from 'argon2';
import type { KeySealer } from '#electron/main/ports.ts';
import { createKeyFileSealer, keyFileName } from './key-file-sealer.ts';
import {
  hasKeyRing,
  listKeyChecks,
  portableText,
  type RingCondition,
  type RingCopy,
  type RingParts,
  readCopies,
  rewriteRecovery,
  settleCopies,
  writeCopies,
} from './key-ring-copies.ts';
import type { HashingCost } from './secret-hasher.ts';

/** What each key derived from the store's key is for. Two purposes never share a key. */
type KeyPurpose =
  | 'database'
  | 'documents'
  | 'document-names'
  | 'pepper'
  | 'file'
  | 'witness'
  | 'secrets'
  | 'strangers'
  | 'backup';

/** The store's key, unsealed. */
export interface KeyRing {
  /** How the key reached this process, for the screen that says so. */
  readonly sealedBy: 'keystore' | 'key-file' | 'passphrase';
  /** How the copies of the ring were found. */
  readonly condition: RingCondition;
  /** True when other accounts of this machine could read the key file; its mode has been put right. */
  readonly keyFileWasExposed: boolean;
  /** 32 bytes; the caller does not change or zero them. */
  key(purpose: KeyPurpose): Buffer;
  /** Tells this store from any other: 16 hexadecimal digits of a digest of its key. */
  readonly store: string;
  /**
   * The ring in `directory` as it goes to a backup place: wrapped by the recovery passphrase alone. Undefined where no
   * copy's wrapping is vouched for.
   */
  portable(directory: string): string | undefined;
  /**
   * Wraps the store's key with another passphrase; what comes back writes it to both copies in `directory`. Nothing that
   * is enciphered changes. It writes what the file system lets it, and throws what it throws: each copy is whole, old or new.
   */
  rewrap(directory: string, passphrase: string, cost: HashingCost): Promise<() => void>;
  /** Zeroes everything. */
  close(): void;
}

export type UnsealOutcome =
  /** Nothing was ever set up here. */
  | { readonly state: 'absent' }
  /** Only the recovery passphrase opens it. */
  | { readonly state: 'sealed' }
  | { readonly state: 'unsealed'; readonly keys: KeyRing };

/** Whether a key is that of the database that lies here, or `store` names what lies there; true where there is none. */
type IsOfDatabase = (databaseKey: Uint8Array, store: string) => boolean;

const whole: RingCondition = { repaired: [], recovery: 'whole' };

/**
 * Makes the store's key at first run, seals it for this machine and wraps it with the recovery passphrase. Throws when
 * there is a key ring or a key file already: replacing it would lose the store. `cost` is paid once, at another machine.
 */
export async function createKeyRing(
  directory: string,
  keystore: KeySealer | undefined,
  recoveryPassphrase: string,
  cost: HashingCost,
): Promise<KeyRing> {
  if (hasKeyRing(directory) || existsSync(join(directory, keyFileName))) {
    throw new Error('there is a key of a store already');
  }
  const storeKey = randomBytes(32);
  const recovery = await wrap(storeKey, recoveryPassphrase, cost);
  const sealer = keystore ?? createKeyFileSealer(directory);
  writeCopies(directory, storeKey, {
    keyCheck: checkOf(storeKey),
    machine: { kind: sealer.kind, sealed: Buffer.from(sealer.seal(storeKey)).toString('base64') },
    recovery,
  });
  return keyRingOf(storeKey, sealer.kind, whole);
}

async function wrap(
  storeKey: Uint8Array,
  passphrase: string,
  cost: HashingCost,
): Promise<RingParts['recovery']> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const wrappingKey = await derive(passphrase, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  const wrapped = Buffer.concat([cipher.update(storeKey), cipher.final()]);
  wrappingKey.fill(0);
  return {
    ...cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/**
 * Opens the store's key with what this machine has, without a person. Throws `StoreFileError`, or what the file system throws, when the key ring is unreadable.
 * `read-only` leaves the mode of an exposed key file as it is. Rings of two stores may lie here: the key that
 * `isOfDatabase` says is the database's is taken, and where none is nothing is written.
 */
export function unsealKeyRing(
  directory: string,
  keystore: KeySealer | undefined,
  mode: 'repair' | 'read-only' = 'repair',
  isOfDatabase: IsOfDatabase = () => true,
): UnsealOutcome {
  if (!hasKeyRing(directory)) return { state: 'absent' };
  const copies = readCopies(directory);
  const keyFile = createKeyFileSealer(directory, mode);
  let stranger: { readonly storeKey: Uint8Array; readonly by: KeySealer['kind'] } | undefined;
  for (const { ring } of copies) {
    const { machine } = ring;
    const sealer = machine?.kind === 'keystore' ? keystore : keyFile;
    if (machine === null || sealer === undefined) continue;
    const storeKey = sealer.unseal(Buffer.from(machine.sealed, 'base64'));
    if (storeKey === undefined || !isKnown(storeKey, copies)) continue;
    if (!isOfDatabase(deriveKey(storeKey, 'database'), storeOf(storeKey))) {
      stranger ??= { storeKey, by: machine.kind };
      continue;
    }
    const condition = settleCopies(directory, storeKey, copies, mode);
    const exposed = machine.kind === 'key-file' && keyFile.wasExposed();
    return { state: 'unsealed', keys: keyRingOf(storeKey, machine.kind, condition, exposed) };
  }
  // A copy of another key may be the database's: its passphrase is asked for.
  if (stranger === undefined || copies.some(({ ring }) => ring.keyCheck !== copies[0]?.ring.keyCheck)) {
    return { state: 'sealed' };
  }
  const { storeKey, by } = stranger;
  return {
    state: 'unsealed',
    keys: keyRingOf(storeKey, by, settleCopies(directory, storeKey, copies, 'read-only')),
  };
}

/**
 * Opens the store's key with the recovery passphrase and seals it for this machine from now on, unless it is not the
 * database's (as `unsealKeyRing`). Undefined when the passphrase is wrong.
 */
export async function unsealWithPassphrase(
  directory: string,
  recoveryPassphrase: string,
  keystore: KeySealer | undefined,
  isOfDatabase: IsOfDatabase = () => true,
): Promise<KeyRing | undefined> {
  const opened = await openWithPassphrase(directory, recoveryPassphrase, isOfDatabase);
  if (opened === undefined) return undefined;
  const { storeKey, copy } = opened;
  const condition = settleCopies(directory, storeKey, readCopies(directory), 'read-only');
  if (!isOfDatabase(deriveKey(storeKey, 'database'), storeOf(storeKey))) {
    return keyRingOf(storeKey, 'passphrase', condition);
  }
  const sealer = keystore ?? createKeyFileSealer(directory);
  writeCopies(directory, storeKey, {
    keyCheck: checkOf(storeKey),
    machine: sealAgain(sealer, storeKey) ?? copy.ring.machine,
    recovery: copy.ring.recovery,
  });
  // The passphrase opened it: the block that is kept from now on is a living one.
  return keyRingOf(storeKey, 'passphrase', { ...condition, recovery: 'whole' });
}

/** Undefined where the keystore takes nothing now (locked, broken): the passphrase opens the store all the same. */
function sealAgain(sealer: KeySealer, storeKey: Uint8Array): RingParts['machine'] | undefined {
  try {
    return { kind: sealer.kind, sealed: Buffer.from(sealer.seal(storeKey)).toString('base64') };
  } catch (error) {
    if (sealer.kind === 'keystore') return undefined;
    throw error;
  }
}

/** `unsealWithPassphrase` that writes nothing, for tools that only read. */
export async function readWithPassphrase(
  directory: string,
  recoveryPassphrase: string,
  isOfDatabase: IsOfDatabase = () => true,
): Promise<KeyRing | undefined> {
  const opened = await openWithPassphrase(directory, recoveryPassphrase, isOfDatabase);
  if (opened === undefined) return undefined;
  const condition = settleCopies(directory, opened.storeKey, readCopies(directory), 'read-only');
  return keyRingOf(opened.storeKey, 'passphrase', condition);
}

interface Opened {
  readonly storeKey: Buffer;
  readonly copy: RingCopy;
}

/**
 * Tries the block of each copy: neither a damaged one nor another store's, which one passphrase may open too, hides the
 * whole one. A key that is not the database's comes only where none is. Undefined when the passphrase is wrong.
 */
async function openWithPassphrase(
  directory: string,
  passphrase: string,
  isOfDatabase: IsOfDatabase,
): Promise<Opened | undefined> {
  const tried = new Set<string>();
  let stranger: Opened | undefined;
  for (const copy of readCopies(directory)) {
    const block = JSON.stringify(copy.ring.recovery);
    if (tried.has(block)) continue;
    tried.add(block);
    const storeKey = await openBlock(copy.ring.recovery, passphrase);
    if (storeKey === undefined) continue;
    const opened = { storeKey, copy };
    if (isOfDatabase(deriveKey(storeKey, 'database'), storeOf(storeKey))) return opened;
    stranger ??= opened;
  }
  return stranger;
}

async function openBlock(recovery: RingParts['recovery'], passphrase: string): Promise<Buffer | undefined> {
  let wrappingKey: Buffer | undefined;
  try {
    wrappingKey = await derive(passphrase, Buffer.from(recovery.salt, 'base64'), recovery);
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(recovery.nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(recovery.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(recovery.wrapped, 'base64')), decipher.final()]);
  } catch {
    // The tag does not match, or a damaged field is none that argon2 or the cipher takes.
    return undefined;
  } finally {
    wrappingKey?.fill(0);
  }
}

function derive(passphrase: string, salt: Buffer, cost: HashingCost): Promise<Buffer> {
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

function keyRingOf(
  storeKey: Uint8Array,
  sealedBy: KeyRing['sealedBy'],
  condition: RingCondition,
  keyFileWasExposed = false,
): KeyRing {
  const derived = new Map<KeyPurpose, Buffer>();
  let open = true;
  return {
    sealedBy,
    condition,
    keyFileWasExposed,
    key(purpose) {
      if (!open) throw new Error('the key ring is closed');
      let key = derived.get(purpose);
      if (key === undefined) {
        key = deriveKey(storeKey, purpose);
        derived.set(purpose, key);
      }
      return key;
    },
    store: storeOf(storeKey),
    portable: (directory) => portableText(directory, storeKey),
    async rewrap(directory, passphrase, cost) {
      const recovery = await wrap(storeKey, passphrase, cost);
      return () => {
        if (!open) throw new Error('the key ring is closed');
        rewriteRecovery(directory, storeKey, checkOf(storeKey), recovery);
      };
    },
    close() {
      open = false;
      for (const key of derived.values()) key.fill(0);
      storeKey.fill(0);
    },
  };
}

function deriveKey(storeKey: Uint8Array, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', storeKey, Buffer.alloc(0), `ventanilla ${purpose}`, 32));
}

/** Whether any copy says that this is the store's key: that line of one may be damaged, and what is sealed in another. */
function isKnown(storeKey: Uint8Array, copies: readonly RingCopy[]): boolean {
  return copies.some(({ ring }) => ring.keyCheck === checkOf(storeKey));
}

/** Tells a store from any other. */
function storeOf(storeKey: Uint8Array): string {
  return checkOf(storeKey).slice(0, storeLength);
}

const storeLength = 16;

/** Whose rings lie in the folder, as `KeyRing.store` names them; without a key. */
export function listStores(directory: string): string[] {
  return listKeyChecks(directory).map((keyCheck) => keyCheck.slice(0, storeLength));
}

function checkOf(storeKey: Uint8Array): string {
  return createHmac('sha256', storeKey).update('ventanilla store key').digest('hex');
}
