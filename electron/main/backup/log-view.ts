import { existsSync, openSync } from 'node:fs';
import { readFully } from './copy-file.ts';

const logHeaderSize = 32;
const frameHeaderSize = 24;

/** The committed part of SQLite's write-ahead log. Layout: sqlite.org/fileformat.html, 4.1. */
export interface LogView {
  /** Hexadecimal. */
  readonly salts: string;
  /** Bytes. */
  readonly length: number;
  /** Throws `LogBegunAnew` when what lies there is another log by now. */
  read(from: number, to: number): Buffer;
}

/** SQLite begins its log anew, over the one before, when all of that is in the database. */
export class LogBegunAnew extends Error {
  constructor() {
    super('the log was begun anew');
    this.name = 'LogBegunAnew';
  }
}

/** Undefined where no log was begun. */
export function readLogHeader(
  descriptor: number,
): { readonly salts: string; readonly pageSize: number } | undefined {
  const header = Buffer.alloc(logHeaderSize);
  if (readFully(descriptor, header, 0) < logHeaderSize) return undefined;
  return { salts: header.subarray(16, 24).toString('hex'), pageSize: header.readUInt32BE(8) };
}

/** Descriptors of logs, until this thread ends: a log is only ever written from its beginning again. */
const openLogs = new Map<string, number>();

/** `database`: path of the database. Undefined where it has no log. */
export function findLogHeader(database: string) {
  const path = `${database}-wal`;
  if (!openLogs.has(path) && !existsSync(path)) return undefined;
  const descriptor = openLogs.get(path) ?? openSync(path, 'r');
  openLogs.set(path, descriptor);
  const header = readLogHeader(descriptor);
  return header && { descriptor, ...header };
}

/**
 * The first frames of the log with these salts. Throws `LogBegunAnew` where another one lies there: its frames are not
 * those that were counted, and some of them may be half written.
 */
export function viewLog(database: string, salts: string, frames: number): LogView | undefined {
  if (frames === 0) return undefined;
  const header = findLogHeader(database);
  if (header?.salts !== salts) throw new LogBegunAnew();
  const { descriptor, pageSize } = header;
  return {
    salts,
    length: logHeaderSize + frames * (frameHeaderSize + pageSize),
    read(start, end) {
      const piece = Buffer.alloc(end - start);
      const count = readFully(descriptor, piece, start);
      if (readLogHeader(descriptor)?.salts !== salts) throw new LogBegunAnew();
      if (count < piece.length) throw new Error('the log is shorter than it was');
      return piece;
    },
  };
}
