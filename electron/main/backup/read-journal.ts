import { join } from 'node:path';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { journalName, listJournals } from './backup-place.ts';
import { decodeRecord, type JournalHeader } from './journal-record.ts';
import { readAtPlace } from './read-at-place.ts';

/** One write-ahead log, put together from its pieces. */
interface JournalledLog {
  readonly bytes: Buffer;
  readonly entries: number;
  /** Of its last entry. */
  readonly last: JournalHeader;
}

export interface JournalFault {
  /** Name of the file below the generation's folder. */
  readonly file: string;
  /** Bytes of it that are whole. */
  readonly whole: number;
  readonly fault: 'damaged' | 'missing';
}

export interface JournalReading {
  /** In order, as far as the journal is whole. */
  readonly logs: readonly JournalledLog[];
  /** What ends it before its end. */
  readonly fault: JournalFault | undefined;
  /** The file that ends within an entry that was begun: its act was never said to be safe. */
  readonly unfinished: string | undefined;
}

/** Reads a generation's journal against its seals. Throws what the file system throws. */
export function readJournal(
  folder: string,
  generation: string,
  key: Uint8Array,
  seed: Uint8Array,
): JournalReading {
  const logs: JournalledLog[] = [];
  let seal = seed;
  const files = listJournals(folder, generation);
  for (const [index, file] of files.entries()) {
    const expected = journalName(index);
    if (file !== expected) {
      return { logs, fault: { file: expected, whole: 0, fault: 'missing' }, unfinished: undefined };
    }
    const bytes = readAtPlace(folder, () => readPlainFile(join(folder, generation, file)));
    if (bytes === undefined) {
      return { logs, fault: { file, whole: 0, fault: 'damaged' }, unfinished: undefined };
    }
    const pieces: Buffer[] = [];
    let last: JournalHeader | undefined;
    let offset = 0;
    let isUnfinished = false;
    let fault: JournalFault | undefined;
    while (offset < bytes.length) {
      const reading = decodeRecord(key, seal, bytes, offset);
      if (reading.state === 'unfinished') {
        isUnfinished = true;
        break;
      }
      if (reading.state === 'damaged') {
        fault = { file, whole: offset, fault: 'damaged' };
        break;
      }
      const { record, next } = reading;
      pieces.push(record.piece);
      last = record.header;
      seal = record.seal;
      offset = next;
    }
    if (last !== undefined) logs.push({ bytes: Buffer.concat(pieces), entries: pieces.length, last });
    const isLast = index === files.length - 1;
    if (fault !== undefined) return { logs, fault, unfinished: undefined };
    if (isUnfinished) {
      return isLast
        ? { logs, fault: undefined, unfinished: file }
        : { logs, fault: { file, whole: offset, fault: 'damaged' }, unfinished: undefined };
    }
  }
  return { logs, fault: undefined, unfinished: undefined };
}
