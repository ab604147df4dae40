import { problemOf } from './open-database.ts';

/**
 * For upkeep and for what follows an act that stands: a disk that is full, busy or failing, and a file that something
 * else holds, do not stop it for good. The acts of people say so, and a next round tries again. Gives what failed; a bug
 * is thrown.
 */
export function unlessDiskFails(task: () => unknown): unknown {
  try {
    task();
    return undefined;
  } catch (error) {
    if (problemOf(error) === undefined && !isOfFileSystem(error)) throw error;
    return error;
  }
}

/** Node names the system call that failed: no fault of the program has one. */
function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
