import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clearWay } from '#electron/main/store-files/clear-way.ts';
import { openPlainFile, readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import type { StoreMoment } from './backup-orders.ts';
import { journalName, listJournals } from './backup-place.ts';
import { readFully } from './copy-file.ts';
import { decodeRecord, encodeRecord, longestPiece } from './journal-record.ts';
import type { LogView } from './log-view.ts';
import { PlaceError } from './place-mark.ts';
import { readAtPlace } from './read-at-place.ts';

/** Where the journal of a generation stands. */
export interface JournalEnd {
  readonly folder: string;
  /** Number of the next entry. */
  number: number;
  log: number;
  /** Of the write-ahead log whose pieces are written; null before the first, and after one that is known to be done. */
  salts: string | null;
  /** Bytes of that log that are at the place. */
  offset: number;
  /** Bytes of the file that is written, and of all files of the journal. */
  size: number;
  bytes: number;
  /** Of the entry before the next one. */
  seal: Buffer;
}

export function beginJournal(folder: string, seed: Buffer): JournalEnd {
  return { folder, number: 0, log: -1, salts: null, offset: 0, size: 0, bytes: 0, seal: seed };
}

/**
 * Writes what is not there yet, and has it on the disk. Throws what the file system throws, and can be called again; and
 * `PlaceError` where the journal does not end as it was left: another copy of the place lies there now.
 */
export function appendLog(end: JournalEnd, key: Uint8Array, log: LogView, moment: StoreMoment): void {
  if (end.size > 0) requireEnd(end);
  if (end.salts !== log.salts) {
    Object.assign(end, { log: end.log + 1, salts: log.salts, offset: 0, size: 0 });
  }
  if (end.offset >= log.length) return;
  const path = join(end.folder, journalName(end.log));
  if (end.size === 0) clearWay(path);
  const descriptor = openSync(path, end.size === 0 ? 'w' : 'r+', 0o600);
  try {
    const written = { ...end };
    while (written.offset < log.length) {
      const piece = log.read(written.offset, Math.min(log.length, written.offset + longestPiece));
      const header = {
        number: written.number,
        log: end.log,
        salts: log.salts,
        from: written.offset,
        ...moment,
      };
      const { bytes, seal } = encodeRecord(key, written.seal, header, piece);
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptor, bytes, done, bytes.length - done, written.size + done);
      }
      written.number += 1;
      written.offset += piece.length;
      written.size += bytes.length;
      written.bytes += bytes.length;
      written.seal = seal;
    }
    // What an earlier try left behind the last whole entry.
    ftruncateSync(descriptor, written.size);
    fsyncSync(descriptor);
    Object.assign(end, written);
  } finally {
    closeSync(descriptor);
  }
}

function requireEnd({ folder, log, size, seal }: JournalEnd): void {
  const descriptor = openPlainFile(join(folder, journalName(log)));
  try {
    const found = Buffer.alloc(seal.length);
    readFully(descriptor, found, size - seal.length);
    if (!found.equals(seal)) throw new PlaceError('not-this-place');
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes that hold the last frame of a log, whose checksum is over all frames before it. */
const tailSize = 4096;

export interface JournalFound {
  readonly end: JournalEnd;
  readonly moment: StoreMoment | undefined;
  /** The end of the log as far as the journal holds it. */
  readonly tail: Uint8Array;
}

/**
 * Where a journal ended that an earlier run of the program wrote: after its last whole entry. Undefined when its last
 * file is damaged: then it is not gone on with.
 */
export function findJournalEnd(
  folder: string,
  generation: string,
  key: Uint8Array,
  seed: Buffer,
): JournalFound | undefined {
  const path = join(folder, generation);
  const end = beginJournal(path, seed);
  let moment: StoreMoment | undefined;
  let tail: Uint8Array = Buffer.alloc(0);
  for (const name of listJournals(folder, generation)) {
    const bytes = readAtPlace(folder, () => readPlainFile(join(path, name)));
    if (bytes === undefined) return undefined;
    const before = end.bytes;
    let offset = 0;
    while (offset < bytes.length) {
      const reading = decodeRecord(key, end.seal, bytes, offset);
      if (reading.state === 'damaged') return undefined;
      if (reading.state === 'unfinished') break;
      const { header, piece, seal } = reading.record;
      const { act, sequence, hash, codes, at } = header;
      offset = reading.next;
      moment = { act, sequence, hash, codes, at };
      tail = Buffer.from(piece.subarray(-tailSize));
      Object.assign(end, {
        number: header.number + 1,
        log: header.log,
        salts: header.salts,
        offset: header.from + piece.length,
        size: offset,
        bytes: before + offset,
        seal: Buffer.from(seal),
      });
    }
  }
  return { end, moment, tail };
}
