import type { Connection } from '../core/connection.ts';
import { type ReadInput, type ReadName, type ReadResult, runRead } from './reads.ts';

/** Reads of a store, beside the work on it. */
export interface StoreReading {
  /** Of a moment not before the call. Rejects where the read threw, with SQLite's code as the error's own. */
  read<Name extends ReadName>(name: Name, input: ReadInput<Name>): Promise<ReadResult<Name>>;
  /** Resolves once nothing is open any more. */
  close(): Promise<void>;
}

/**
 * Opens another connection to the database of a folder, with its raw key, for reading alone. `onDamage` is told of every
 * read that meets damage.
 */
export type OpenReading = (directory: string, key: Uint8Array, onDamage: () => void) => StoreReading;

/** Reads on the connection that writes, where there is no other. */
export function readOn(db: Connection): StoreReading {
  return {
    read: async (name, input) => runRead(db, name, input),
    close: () => Promise.resolve(),
  };
}
