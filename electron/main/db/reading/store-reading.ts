import type { Connection } from '../core/connection.ts';
import { type ReadInput, type ReadName, type ReadResult, runRead } from './reads.ts';

/** Reads of a store, beside the work on it. */
export interface StoreReading {
  /** Of a moment not before the call. Rejects with what the read threw. */
  read<Name extends ReadName>(name: Name, input: ReadInput<Name>): Promise<ReadResult<Name>>;
  /** Resolves once nothing is open any more. */
  close(): Promise<void>;
}

/** Opens another connection to the database of a folder, with its raw key, for reading alone. */
export type OpenReading = (directory: string, key: Uint8Array) => StoreReading;

/** Reads on the connection that writes, where there is no other. */
export function readOn(db: Connection): StoreReading {
  return {
    read: async (name, input) => runRead(db, name, input),
    close: () => Promise.resolve(),
  };
}
