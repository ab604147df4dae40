import { createHash } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#electron/main/keys/write-file-atomically.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';

export const reservationFileName = 'code-reservation';

/** Sequence numbers reserved at a time: one sync for this many codes, and at most this many lost by a crash. */
const blockSize = 32;
/**
 * Numbers skipped when the reservation file is gone but codes were allotted: the database may be an old copy, and no
 * terminal registers this many people between two backups.
 */
const blindSkip = 2000;

/**
 * Keeps, outside the database, the highest sequence number that any copy of it may have used. A restored older
 * database therefore goes on above everything ever allotted here, and a crash can only skip numbers.
 */
export interface CodeReservation {
  /** The next number above everything used or reserved before; on the disk before it is returned. */
  take(lastInDatabase: number): number;
  /** Reserves the next block early, so that the registration that needs it does not wait for the disk. */
  topUp(): void;
  /** Gives back what was reserved and not taken. Nothing may be taken afterwards. */
  close(): void;
}

/** Two copies of one number, written in turn and in place: a write that a power cut tears leaves the other one. */
const slotSize = 64;

/** Throws when the file is there and unreadable: guessing could repeat a code. */
export function openCodeReservation(directory: string): CodeReservation {
  const path = join(directory, reservationFileName);
  let reserved = findReservedCodes(directory);
  let taken = reserved ?? 0;
  let started = false;
  let descriptor: number | undefined;
  let nextSlot = 0;

  function reserve(through: number): void {
    if (reserved === undefined) {
      writeFileAtomically(path, slotOf(through) + slotOf(through));
    } else {
      // Both slots may be needed to tell the last number, so the smaller one is always the one overwritten.
      if (descriptor === undefined) {
        writeFileAtomically(path, slotOf(reserved) + slotOf(reserved));
        descriptor = openSync(path, 'r+');
      }
      writeSync(descriptor, slotOf(through), nextSlot * slotSize);
      fdatasyncSync(descriptor);
      nextSlot = 1 - nextSlot;
    }
    reserved = through;
  }

  return {
    take(lastInDatabase) {
      if (reserved === undefined && lastInDatabase > 0) taken = lastInDatabase + blindSkip;
      const next = Math.max(taken, lastInDatabase) + 1;
      if (reserved === undefined || next > reserved) reserve(next + blockSize - 1);
      taken = next;
      started = true;
      return next;
    },
    topUp() {
      if (started && reserved !== undefined && reserved - taken < blockSize / 2) reserve(taken + blockSize);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      if (started && reserved !== undefined && reserved > taken)
        writeFileAtomically(path, slotOf(taken) + slotOf(taken));
    },
  };
}

/** The highest number that may have been used; undefined when none was ever reserved. Throws `StoreFileError` when unreadable. */
export function findReservedCodes(directory: string): number | undefined {
  const path = join(directory, reservationFileName);
  if (!existsSync(path)) return undefined;
  const text = readStoreFile(directory, reservationFileName).toString('latin1');
  const numbers = [text.slice(0, slotSize), text.slice(slotSize, 2 * slotSize)].map(readSlot);
  const valid = numbers.filter((number) => number !== undefined);
  if (valid.length === 0) throw new StoreFileError(reservationFileName, 'file-damaged');
  return Math.max(...valid);
}

/** `<number> <digest>`, padded to the slot's size. */
function slotOf(reserved: number): string {
  return `${reserved} ${digestOf(String(reserved))}`.padEnd(slotSize - 1).concat('\n');
}

function readSlot(slot: string): number | undefined {
  const [number = '', digest = ''] = slot.trim().split(' ');
  return /^\d+$/.test(number) && digest === digestOf(number) ? Number(number) : undefined;
}

function digestOf(text: string): string {
  return createHash('sha256').update(`ventanilla code reservation ${text}`).digest('hex').slice(0, 32);
}
