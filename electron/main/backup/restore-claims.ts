import { createHmac } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { readAtPlace } from './read-at-place.ts';

export const claimsName = 'restored.json';
/** Twice, as the key ring: without them nothing is restored from the place, nor written at it. */
export const claimsNames = [claimsName, 'restored.copy.json'] as const;

export const restoreClaim = z.strictObject({
  /** Of this restore alone; undefined in a claim of a version before 420. */
  id: z.string().optional(),
  /** Ids of the claims that were there before. */
  after: z.array(z.string()).optional(),
  /** Until the restored store stands: how far the place was written then. One that was cut off stops nobody. */
  begun: z.string().optional(),
  /** The restored store's own epoch: above those of every store that was ever restored from here. */
  epoch: z.int().min(1),
  /** ISO instant by the restoring machine's clock. */
  at: z.string(),
  generation: z.string(),
  /** Numbers of codes up to this one are not given by the restored store. */
  codesThrough: z.int().nonnegative(),
});
/** One restore, written at the place before the restored store exists: no two of them may give the same codes. */
export type RestoreClaim = z.infer<typeof restoreClaim>;
const claimsContent = z.strictObject({ claims: z.array(restoreClaim) });
const claimsFile = claimsContent.extend({ seal: z.string() });

/** Oldest first, of the copy that knows most. Throws `StoreFileError` where there are some and none is whole. */
export function readClaims(folder: string, key: Uint8Array): RestoreClaim[] {
  const copies = claimsNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
  const [most] = copies
    .map((path) => readClaimsOf(path, key))
    .filter((claims) => claims !== undefined)
    .toSorted((left, right) => right.length - left.length);
  if (most === undefined && copies.length > 0) throw new StoreFileError(claimsName, 'file-damaged');
  return most ?? [];
}

/** Of one copy; undefined where it is not as this store wrote it. Throws what the file system throws where the place is gone. */
export function readClaimsOf(path: string, key: Uint8Array): RestoreClaim[] | undefined {
  const text = readAtPlace(dirname(path), () => readPlainFile(path).toString('utf8'));
  if (text === undefined) return undefined;
  try {
    const { claims } = claimsFile.parse(JSON.parse(text));
    return text === textOf(claims, key) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** On the disk of the place when it returns. Throws what the file system throws, and then nothing is claimed. */
export function addClaim(folder: string, key: Uint8Array, added: RestoreClaim): void {
  writeClaims(folder, key, [...readClaims(folder, key), added]);
}

/** The restored store stands: it says so at the place, also where the record was removed or an older one put back. */
export function settleClaim(folder: string, key: Uint8Array, own: RestoreClaim): void {
  const claims = readClaims(folder, key);
  const { begun: _begun, ...settled } = own;
  const there = claims.find(({ id }) => id === own.id);
  // Where a claim lies there that this one did not know of, it may be a later one.
  const isOlderRecord = claims.every(({ id }) => id !== undefined && own.after?.includes(id) === true);
  if (there === undefined ? !isOlderRecord : there.begun === undefined) return;
  writeClaims(
    folder,
    key,
    there === undefined ? [...claims, settled] : claims.map((each) => (each === there ? settled : each)),
  );
}

function writeClaims(folder: string, key: Uint8Array, claims: readonly RestoreClaim[]): void {
  const text = textOf(claims, key);
  const [first, second] = claimsNames.map((name) => join(folder, name)) as [string, string];
  const before = existsSync(first) ? readAtPlace(folder, () => readPlainFile(first)) : undefined;
  writeFileAtomically(first, text);
  try {
    writeFileAtomically(second, text);
  } catch (error) {
    if (before === undefined) rmSync(first);
    else writeFileAtomically(first, before);
    throw error;
  }
}

/** Writes a copy that is damaged or gone once more, of the one that is whole. Throws as `readClaims`. */
export function mendClaims(folder: string, key: Uint8Array): void {
  const claims = readClaims(folder, key);
  if (claims.length === 0) return;
  for (const path of claimsNames.map((name) => join(folder, name))) {
    const isWhole = existsSync(path) && readClaimsOf(path, key)?.length === claims.length;
    if (!isWhole) writeFileAtomically(path, textOf(claims, key));
  }
}

/** Every field in the schema's order. */
function textOf(given: readonly RestoreClaim[], key: Uint8Array): string {
  const { claims } = claimsContent.parse({ claims: given });
  const seal = createHmac('sha256', key)
    .update(`ventanilla restores ${JSON.stringify(claims)}`)
    .digest('hex');
  return `${JSON.stringify({ claims, seal }, null, 2)}\n`;
}
