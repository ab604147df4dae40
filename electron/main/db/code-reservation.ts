import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#electron/main/keys/write-file-atomically.ts';

export const reservationFileName = 'code-reservation.json';

/** Sequence numbers reserved at a time: one fsync for this many codes, and at most this many lost by a crash. */
const blockSize = 16;
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
  /** Gives back what was reserved and not taken. Nothing may be taken afterwards. */
  close(): void;
}

interface ReservationFile {
  readonly version: 1;
  /** Every number up to this one may have been used. */
  readonly reserved: number;
}

/** Throws when the file is there and unreadable: guessing could repeat a code. */
export function openCodeReservation(directory: string): CodeReservation {
  const path = join(directory, reservationFileName);
  const known = readReserved(path);
  let reserved = known;
  let taken = known ?? 0;
  let touched = false;

  function reserve(through: number): void {
    writeFileAtomically(path, JSON.stringify({ version: 1, reserved: through } satisfies ReservationFile));
    reserved = through;
  }

  return {
    take(lastInDatabase) {
      if (reserved === undefined && lastInDatabase > 0) taken = lastInDatabase + blindSkip;
      const next = Math.max(taken, lastInDatabase) + 1;
      if (reserved === undefined || next > reserved) reserve(next + blockSize - 1);
      taken = next;
      touched = true;
      return next;
    },
    close() {
      if (touched && reserved !== undefined && reserved > taken) reserve(taken);
    },
  };
}

/** The highest number that may have been used; undefined when none was ever reserved. Throws when unreadable. */
export function findReservedCodes(directory: string): number | undefined {
  return readReserved(join(directory, reservationFileName));
}

function readReserved(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const content = JSON.parse(readFileSync(path, 'utf8')) as Partial<ReservationFile>;
  if (content.version !== 1 || !Number.isSafeInteger(content.reserved)) {
    throw new Error('the reservation of identification codes is unreadable');
  }
  return content.reserved;
}
