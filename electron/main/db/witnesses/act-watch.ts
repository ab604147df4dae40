import { getAuditHead } from '../audit-trail/audit-store.ts';
import type { Connection } from '../core/connection.ts';
import { findHighWater } from '../core/high-water-store.ts';
import { watchActs } from '../core/transact.ts';
import { unlessDiskFails } from '../core/unless-disk-fails.ts';
import type { ActFile, WitnessedAct } from './act-file.ts';
import { countAct, getActNumber, listEntriesAfter, writtenRows } from './act-store.ts';

/** Counts the acts of a database and has each one witnessed before it is acknowledged. */
export interface ActWatch {
  /** The last act that is on the disk. */
  last(): WitnessedAct;
  /** From now on acts are written to `file`. */
  writeTo(file: ActFile): void;
  /** Writes what a failing disk kept from being written. */
  catchUp(): void;
}

/** `onWritten` is told of every try to write a witness what the disk said; undefined: it is written. */
export function createActWatch(db: Connection, onWritten: (failure: unknown) => void): ActWatch {
  let last: WitnessedAct = { act: getActNumber(db), ...getAuditHead(db), codes: getCodes(db), entries: [] };
  let rows = writtenRows(db);
  let pending: WitnessedAct | undefined;
  let file: ActFile | undefined;
  let unwritten = false;

  /** The act stands, whatever becomes of its witness; upkeep tries again. */
  function write(): void {
    const failure = unlessDiskFails(() => file?.write(last));
    unwritten = failure !== undefined;
    onWritten(failure);
  }

  watchActs(db, {
    beforeCommit() {
      pending = undefined;
      if (writtenRows(db) === rows) return;
      const act = countAct(db);
      const head = getAuditHead(db);
      const entries = head.sequence > last.sequence ? listEntriesAfter(db, last.sequence) : [];
      pending = { act, ...head, codes: getCodes(db), entries };
    },
    afterCommit() {
      rows = writtenRows(db);
      if (pending === undefined) return;
      last = pending;
      pending = undefined;
      write();
    },
  });

  return {
    last: () => last,
    writeTo(opened) {
      file = opened;
    },
    catchUp() {
      if (unwritten) write();
    },
  };
}

function getCodes(db: Connection): number {
  return findHighWater(db, 'code')?.value ?? 0;
}
