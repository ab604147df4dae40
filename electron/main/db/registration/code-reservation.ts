import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';

export const reservationFileName = 'code-reservation';

/** Sequence numbers reserved at a time: one sync for this many codes, and at most this many lost by a crash. */
const blockSize = 32;
/**
 * Keeps, outside the database, the highest sequence number that any copy of it may have used. A restored older
 * database therefore goes on above everything ever allotted here, and a crash can only skip numbers.
 */
export interface CodeReservation {
  /** The next number above everything used or reserved before; on the disk before it is returned. */
  take(lastInDatabase: number): number;
  /**
   * Reserves the next block early, so that the registration that needs it does not wait for the disk, and has the file
   * witness the acts since it was written.
   */
  topUp(): void;
  /** Gives back what was reserved and not taken, with the store's last act. Nothing may be taken afterwards. */
  close(): void;
}

/** The store when the reservation was written: a second witness of its acts, independent of the first. */
export interface ReservedAt {
  /** Number of the last act, and the audit trail's head after it. */
  readonly act: number;
  readonly sequence: number;
  readonly hash: string;
}

export interface ReservedCodes {
  /** The highest number that may have been used. */
  readonly through: number;
  /** Undefined in a file of a version that did not keep it. */
  readonly at: ReservedAt | undefined;
}

/** Two copies of one number, written in turn and in place: a write that a power cut tears leaves the other one. */
const slotSize = 192;
/** The size in versions before 240, whose digest had no key. */
const unkeyedSlotSize = 64;

/**
 * Throws when the file is there and unreadable: guessing could repeat a code. `lastAct`, the last act that is on the
 * disk, is asked for whenever the file is written. `unkeyed` accepts the file of a version before 240. Every number up
 * to `passOver` may have been given: that is on the disk before this returns. A file that is not there is made.
 */
export function openCodeReservation(
  directory: string,
  key: Uint8Array,
  lastAct: () => ReservedAt,
  { unkeyed, passOver }: { readonly unkeyed: 'accept' | 'refuse'; readonly passOver: number | undefined } = {
    unkeyed: 'refuse',
    passOver: undefined,
  },
): CodeReservation {
  const path = join(directory, reservationFileName);
  const found = findReservedCodes(directory, key, unkeyed);
  let reserved = Math.max(found?.through ?? 0, passOver ?? 0);
  let taken = reserved;
  let witnessed = found?.at?.act ?? 0;
  let started = false;
  let descriptor: number | undefined;
  let nextSlot = 0;

  function writeBothSlots(through: number): void {
    const slot = slotOf(key, through, lastAct());
    writeFileAtomically(path, slot + slot);
  }

  function reserve(through: number): void {
    // Both slots may be needed to tell the last number, so the smaller one is always the one overwritten.
    if (descriptor === undefined) {
      writeBothSlots(reserved);
      descriptor = openSync(path, 'r+');
    }
    writeSync(descriptor, slotOf(key, through, lastAct()), nextSlot * slotSize);
    fdatasyncSync(descriptor);
    nextSlot = 1 - nextSlot;
    reserved = through;
    witnessed = lastAct().act;
  }

  if (found?.at === undefined || passOver !== undefined) writeBothSlots(reserved);

  return {
    take(lastInDatabase) {
      const next = Math.max(taken, lastInDatabase) + 1;
      if (next > reserved) reserve(next + blockSize - 1);
      taken = next;
      started = true;
      return next;
    },
    topUp() {
      if (started && reserved - taken < blockSize / 2) reserve(taken + blockSize);
      else if (lastAct().act > witnessed) reserve(reserved);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      writeBothSlots(started ? Math.min(taken, reserved) : reserved);
    },
  };
}

/** Undefined when the file is not there. Throws `StoreFileError` when unreadable, or not ours. */
export function findReservedCodes(
  directory: string,
  key: Uint8Array,
  unkeyed: 'accept' | 'refuse' = 'refuse',
): ReservedCodes | undefined {
  const path = join(directory, reservationFileName);
  if (!existsSync(path)) return undefined;
  const text = readStoreFile(directory, reservationFileName).toString('latin1');
  const slots = [text.slice(0, slotSize), text.slice(slotSize, 2 * slotSize)].map((slot) =>
    readSlot(key, slot),
  );
  const old =
    unkeyed === 'accept'
      ? [text.slice(0, unkeyedSlotSize), text.slice(unkeyedSlotSize, 2 * unkeyedSlotSize)].map(
          readUnkeyedSlot,
        )
      : [];
  const valid = [...slots, ...old].filter((slot) => slot !== undefined);
  const [first, ...others] = valid;
  if (first === undefined) throw new StoreFileError(reservationFileName, 'file-damaged');
  return others.reduce((latest, slot) => (isLater(slot, latest) ? slot : latest), first);
}

function isLater(slot: ReservedCodes, other: ReservedCodes): boolean {
  if (slot.through !== other.through) return slot.through > other.through;
  return (slot.at?.act ?? 0) > (other.at?.act ?? 0);
}

/** `<number> <act> <sequence> <hash> <seal>`, padded to the slot's size. */
function slotOf(key: Uint8Array, through: number, { act, sequence, hash }: ReservedAt): string {
  const content = `${through} ${act} ${sequence} ${hash}`;
  return `${content} ${sealOf(key, content)}`.padEnd(slotSize - 1).concat('\n');
}

function readSlot(key: Uint8Array, slot: string): ReservedCodes | undefined {
  const parts = /^(\d+) (\d+) (\d+) ([0-9a-f]+) ([0-9a-f]{64})\s*$/.exec(slot);
  if (parts === null) return undefined;
  const [, through = '', act = '', sequence = '', hash = '', seal = ''] = parts;
  const expected = sealOf(key, `${through} ${act} ${sequence} ${hash}`);
  if (!timingSafeEqual(Buffer.from(seal), Buffer.from(expected))) return undefined;
  return { through: Number(through), at: { act: Number(act), sequence: Number(sequence), hash } };
}

function readUnkeyedSlot(slot: string): ReservedCodes | undefined {
  const [number = '', digest = ''] = slot.trim().split(' ');
  const expected = createHash('sha256').update(`ventanilla code reservation ${number}`).digest('hex');
  return /^\d+$/.test(number) && digest === expected.slice(0, 32)
    ? { through: Number(number), at: undefined }
    : undefined;
}

function sealOf(key: Uint8Array, content: string): string {
  return createHmac('sha256', key).update(`ventanilla code reservation ${content}`).digest('hex');
}
