import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { moveAside } from '#electron/main/store-files/move-aside.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '../store-files/write-file-atomically.ts';

export const keyRingFileName = 'keyring.json';
/** The second copy, beside the first: one damaged file is mended from the other. */
export const keyRingCopyName = 'keyring.copy.json';
const names = [keyRingFileName, keyRingCopyName] as const;

const parts = {
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
};
const ringParts = z.strictObject(parts);
const ringFile = z.discriminatedUnion('version', [
  /** Without a seal and kept once: taken over at its first start. */
  z.strictObject({ version: z.literal(1), ...parts }),
  z.strictObject({ version: z.literal(2), ...parts, seal: z.string() }),
]);

/** What a key ring keeps of the store's key, sealed for this machine and wrapped with the recovery passphrase. */
export type RingParts = z.infer<typeof ringParts>;

export interface RingCopy {
  readonly name: string;
  readonly ring: z.infer<typeof ringFile>;
}

/** How the copies were found against the store's key. */
export interface RingCondition {
  /** Copies that were damaged or gone, and are written anew from a good one. */
  readonly repaired: readonly string[];
  /** `damaged`: no copy holds a passphrase block that the store's key vouches for. */
  readonly recovery: 'whole' | 'damaged';
}

export function hasKeyRing(directory: string): boolean {
  return names.some((name) => existsSync(join(directory, name)));
}

/**
 * The copies that can be read, the first one first. Throws what is wrong with the first when none can be read, and
 * `StoreFileError` when there is none.
 */
export function readCopies(directory: string): RingCopy[] {
  const copies: RingCopy[] = [];
  const faults: unknown[] = [];
  for (const name of names) {
    try {
      if (existsSync(join(directory, name))) copies.push({ name, ring: readCopy(directory, name) });
    } catch (error) {
      faults.push(error);
    }
  }
  if (copies.length > 0) return copies;
  throw faults[0] ?? new StoreFileError(keyRingFileName, 'file-missing');
}

/** The digests of the keys whose rings lie here; what cannot be read, as a ring that was overwritten, says none. */
export function listKeyChecks(directory: string): string[] {
  return names.flatMap((name) => {
    try {
      return [readCopy(directory, name).keyCheck];
    } catch {
      return [];
    }
  });
}

function readCopy(directory: string, name: string): RingCopy['ring'] {
  const text = readStoreFile(directory, name).toString('utf8');
  try {
    return ringFile.parse(JSON.parse(text));
  } catch {
    throw new StoreFileError(name, 'file-damaged');
  }
}

/**
 * Holds every copy against the store's key: a passphrase block is only ever tried when the machine is lost, and must
 * not be found dead then. `repair` writes a good copy over what is not; a ring of version 1 is taken over as it is.
 */
export function settleCopies(
  directory: string,
  storeKey: Uint8Array,
  copies: readonly RingCopy[],
  mode: 'repair' | 'read-only',
): RingCondition {
  const good = findVouchedFor(storeKey, copies);
  const [only] = copies;
  const isOld = copies.length === 1 && only?.ring.version === 1 && only.name === keyRingFileName;
  if (good === undefined && isOld && !existsSync(join(directory, keyRingCopyName))) {
    if (mode === 'repair') writeCopies(directory, storeKey, partsOf(only.ring));
    return { repaired: [], recovery: 'whole' };
  }
  if (good === undefined) return { repaired: [], recovery: 'damaged' };
  const wanted = textOf(storeKey, good);
  const repaired = names.filter((name) => {
    const copy = copies.find((other) => other.name === name);
    return (
      copy === undefined ||
      textOf(storeKey, partsOf(copy.ring)) !== wanted ||
      !isVouchedFor(storeKey, copy.ring)
    );
  });
  if (mode === 'repair') for (const name of repaired) writeCopy(directory, name, good.keyCheck, wanted);
  return { repaired, recovery: 'whole' };
}

/** The ring for another machine: nothing in it that this one sealed. Undefined where no copy can be vouched for. */
export function portableText(directory: string, storeKey: Uint8Array): string | undefined {
  const good = findVouchedFor(storeKey, readCopies(directory));
  return good === undefined ? undefined : textOf(storeKey, { ...good, machine: null });
}

/** Another passphrase's block in both copies; what this machine sealed stays. The first copy that is written counts. */
export function rewriteRecovery(
  directory: string,
  storeKey: Uint8Array,
  keyCheck: string,
  recovery: RingParts['recovery'],
): void {
  const copies = readCopies(directory);
  const own = copies.find(({ ring }) => ring.keyCheck === keyCheck)?.ring.machine ?? null;
  const machine = findVouchedFor(storeKey, copies)?.machine ?? own;
  writeCopies(directory, storeKey, { keyCheck, machine, recovery });
}

export function writeCopies(directory: string, storeKey: Uint8Array, ring: RingParts): void {
  for (const name of names) writeCopy(directory, name, ring.keyCheck, textOf(storeKey, ring));
}

/**
 * What cannot be read, is no file, or holds another key is kept beside it: where another store's files came into the
 * folder, it may be all that opens this one.
 */
function writeCopy(directory: string, name: string, keyCheck: string, text: string): void {
  const path = join(directory, name);
  let isOurs = true;
  try {
    if (existsSync(path)) isOurs = readCopy(directory, name).keyCheck === keyCheck;
  } catch {
    isOurs = false;
  }
  if (!isOurs) moveAside(path);
  writeFileAtomically(path, text);
}

function textOf(storeKey: Uint8Array, ring: RingParts): string {
  return JSON.stringify({ version: 2, ...ring, seal: sealOf(storeKey, ring) }, null, 2);
}

function partsOf({ keyCheck, machine, recovery }: RingCopy['ring']): RingParts {
  return { keyCheck, machine, recovery };
}

/** Of copies that are damaged in different places, the parts that are good together. */
function findVouchedFor(storeKey: Uint8Array, copies: readonly RingCopy[]): RingParts | undefined {
  const rings = copies.map(({ ring }) => ring);
  for (const { keyCheck } of rings)
    for (const { machine } of rings)
      for (const { recovery } of rings) {
        const ring = { keyCheck, machine, recovery };
        if (rings.some((sealed) => isSealOf(storeKey, ring, sealed))) return ring;
      }
  return undefined;
}

function isVouchedFor(storeKey: Uint8Array, ring: RingCopy['ring']): boolean {
  return isSealOf(storeKey, partsOf(ring), ring);
}

function isSealOf(storeKey: Uint8Array, ring: RingParts, sealed: RingCopy['ring']): boolean {
  if (sealed.version !== 2) return false;
  const [found, expected] = [Buffer.from(sealed.seal), Buffer.from(sealOf(storeKey, ring))];
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Every field in a fixed order, whatever the order in the file. */
function sealOf(storeKey: Uint8Array, { keyCheck, machine, recovery }: RingParts): string {
  const { memory, passes, lanes, salt, nonce, wrapped, tag } = recovery;
  const block = [memory, passes, lanes, salt, nonce, wrapped, tag];
  const key = Buffer.from(hkdfSync('sha256', storeKey, Buffer.alloc(0), 'ventanilla key-ring', 32));
  const text = JSON.stringify([keyCheck, machine && [machine.kind, machine.sealed], block]);
  return createHmac('sha256', key).update(text).digest('hex');
}
