import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';

export const actFileName = 'act-witness';

/** An act as it is known outside the database. */
export interface WitnessedAct {
  /** Number of the act, from 1; 0 stands for the store before its first. */
  readonly act: number;
  /** The audit trail's head after it. */
  readonly sequence: number;
  readonly hash: string;
  /** The highest code number that may have been given by then; undefined in a file of a version that did not keep it. */
  readonly codes?: number;
  /** Its entries on the audit trail, as many as fit; none for what was only typed. */
  readonly entries: readonly WitnessedEntry[];
}

export interface WitnessedEntry {
  readonly at: string;
  readonly event: string;
  /** Identification code, worker's id or visit's reference; never a name. */
  readonly subject: string | null;
}

export type ActFileReading =
  | { readonly state: 'absent' }
  /** Not one slot is ours. */
  | { readonly state: 'forged' }
  | {
      readonly state: 'read';
      /** In the order they happened; never empty. */
      readonly acts: readonly WitnessedAct[];
      /** Slots that nobody with the key wrote whole: one is what a power cut leaves. */
      readonly spoiled: readonly number[];
    };

/** The last acts, one slot each, written in turn and in place: a write that a power cut tears spoils one slot. */
const slotCount = 64;
/** Bytes: nonce (12), the encrypted text padded with spaces, tag (16). */
const slotSize = 1024;
const textSize = slotSize - 28;

/** Which slot an act is written to. */
export function slotOf(act: number): number {
  return act % slotCount;
}

/** The file of acts, open for writing. */
export interface ActFile {
  /** On the disk when it returns. Throws what the file system throws. */
  write(act: WitnessedAct): void;
  close(): void;
}

/** Makes the file anew with the acts that are known, the last of them the newest, and opens it. */
export function openActFile(directory: string, key: Uint8Array, known: readonly WitnessedAct[]): ActFile {
  const path = join(directory, actFileName);
  const bySlot = new Map(known.slice(-slotCount).map((act) => [slotOf(act.act), act]));
  const slots = Array.from({ length: slotCount }, (_, slot) => encrypt(key, slot, bySlot.get(slot)));
  writeFileAtomically(path, Buffer.concat(slots));
  const descriptor = openSync(path, 'r+');
  return {
    write(act) {
      const slot = slotOf(act.act);
      writeSync(descriptor, encrypt(key, slot, act), 0, slotSize, slot * slotSize);
      fdatasyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** Throws `StoreFileError` for something else in its place. */
export function readActFile(directory: string, key: Uint8Array): ActFileReading {
  const path = join(directory, actFileName);
  if (!existsSync(path)) return { state: 'absent' };
  const bytes = readStoreFile(directory, actFileName);
  const acts: WitnessedAct[] = [];
  const spoiled: number[] = [];
  for (let slot = 0; slot < slotCount; slot += 1) {
    const text = decrypt(key, slot, bytes.subarray(slot * slotSize, (slot + 1) * slotSize));
    if (text === undefined) spoiled.push(slot);
    else if (text !== '') acts.push(JSON.parse(text) as WitnessedAct);
  }
  if (acts.length === 0) return { state: 'forged' };
  return { state: 'read', acts: acts.toSorted((left, right) => left.act - right.act), spoiled };
}

function encrypt(key: Uint8Array, slot: number, act: WitnessedAct | undefined): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData(slot));
  const text = Buffer.alloc(textSize, ' ');
  if (act !== undefined) textOf(act).copy(text);
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** An empty text for a slot that holds no act yet; undefined when it was not written whole with this key. */
function decrypt(key: Uint8Array, slot: number, bytes: Buffer): string | undefined {
  if (bytes.length !== slotSize) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(additionalData(slot))
      .setAuthTag(bytes.subarray(slotSize - 16));
    const text = Buffer.concat([decipher.update(bytes.subarray(12, slotSize - 16)), decipher.final()]);
    return text.toString('utf8').trimEnd();
  } catch {
    // OpenSSL's only way to say that a tag does not match.
    return undefined;
  }
}

/** What does not fit is left out from the end: the head always fits. */
function textOf(act: WitnessedAct): Buffer {
  for (let count = act.entries.length; ; count -= 1) {
    const text = Buffer.from(JSON.stringify({ ...act, entries: act.entries.slice(0, count) }), 'utf8');
    if (text.length <= textSize) return text;
  }
}

function additionalData(slot: number): Buffer {
  return Buffer.from(`ventanilla act witness ${slot}`);
}
