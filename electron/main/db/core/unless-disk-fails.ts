import { problemOf } from './open-database.ts';

/** For upkeep: a full or busy disk does not stop it for good. The acts of people say so, and a next round tries again. */
export function unlessDiskFails(task: () => unknown): void {
  try {
    task();
  } catch (error) {
    if (problemOf(error) === undefined) throw error;
  }
}
