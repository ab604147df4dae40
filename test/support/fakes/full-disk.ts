import type * as transactions from '#electron/main/db/core/transact.ts';

/** A disk that is full at a commit, when everything of the act is written: `roomFor` is how many commits it still takes. */
export const disk = { roomFor: Number.POSITIVE_INFINITY };

/**
 * For `vi.mock('#electron/main/db/core/transact.ts')`: the module as it is, but for commits that find the disk full.
 */
export function onFakeDisk(real: typeof transactions): typeof transactions {
  return {
    ...real,
    watchActs: (db, watcher) =>
      real.watchActs(db, {
        beforeCommit() {
          watcher.beforeCommit();
          if (disk.roomFor <= 0) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
          disk.roomFor -= 1;
        },
        afterCommit: () => watcher.afterCommit(),
      }),
  };
}
