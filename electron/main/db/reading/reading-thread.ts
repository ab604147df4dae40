import { parentPort, workerData } from 'node:worker_threads';
import { describeError } from '#electron/main/log/describe-error.ts';
import { errorCode } from '../core/disk-errors.ts';
import { openDatabaseReadOnly } from '../core/open-database.ts';
import { type ReadInput, type ReadName, type ReadResult, runRead } from './reads.ts';

/** What the thread is given. */
export interface ReadingOrder {
  readonly directory: string;
  readonly key: Uint8Array;
}

export interface ReadRequest {
  readonly id: number;
  readonly name: ReadName;
  readonly input: ReadInput<ReadName>;
}

export type ReadReply =
  | { readonly id: number; readonly ok: true; readonly result: ReadResult<ReadName> }
  /** `code` is SQLite's, or empty: an error of a thread loses it on its way. */
  | { readonly id: number; readonly ok: false; readonly code: string; readonly stack: string };

/** One connection, which only reads; the thread's copy of the key is zeroed once the cipher has it. */
function open({ directory, key }: ReadingOrder) {
  try {
    return openDatabaseReadOnly(directory, key);
  } finally {
    key.fill(0);
  }
}

const db = open(workerData as ReadingOrder);

parentPort?.on('message', ({ id, name, input }: ReadRequest) => {
  let reply: ReadReply;
  try {
    reply = { id, ok: true, result: runRead(db, name, input) };
  } catch (error) {
    reply = { id, ok: false, code: errorCode(error), stack: describeError(error) };
  }
  parentPort?.postMessage(reply);
});
