import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { readLogHeader } from '#electron/main/backup/log-view.ts';
import type { Connection } from '../core/connection.ts';
import { databaseFileName } from '../core/open-database.ts';

/** Of the write-ahead log, as it lies. */
export interface LogState {
  /** Which log it is; empty where none was begun. Hexadecimal. */
  readonly salts: string;
  /** Its committed frames, and how many of them are moved into the database. */
  readonly frames: number;
  readonly moved: number;
}

interface LogReader {
  /** Within one turn of main, which alone writes to the database: the salts are those of the frames. */
  read(): LogState;
  close(): void;
}

export function openLogReader(db: Connection, dataDirectory: string): LogReader {
  const path = join(dataDirectory, `${databaseFileName}-wal`);
  let descriptor: number | undefined;
  return {
    read() {
      const [row] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
      if (descriptor === undefined && existsSync(path)) descriptor = openSync(path, 'r');
      return {
        salts: (descriptor === undefined ? undefined : readLogHeader(descriptor))?.salts ?? '',
        frames: Math.max(0, row?.log ?? 0),
        moved: Math.max(0, row?.checkpointed ?? 0),
      };
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}
