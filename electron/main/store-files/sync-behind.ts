import { closeSync, fsync } from 'node:fs';
import { promisify } from 'node:util';

const syncFile = promisify(fsync);

/** Files that the disk takes at a time: the program has four threads for all such work, and people need the others. */
const most = 2;

/**
 * Has files on the disk while the next ones are made. For the machine's own disk alone: a share that hangs would keep those
 * threads.
 */
export function syncBehind() {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    /** Takes the descriptor of what was written, and closes it. Waits where the disk is behind. */
    async add(descriptor: number): Promise<void> {
      const work = syncFile(descriptor)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          closeSync(descriptor);
          underWay.delete(work);
        });
      underWay.add(work);
      while (underWay.size >= most) await Promise.race(underWay);
    },
    /** Everything that was given is on the disk; throws what the disk said. */
    async end(): Promise<void> {
      await Promise.all(underWay);
      if (failures.length > 0) throw failures[0];
    },
  };
}
