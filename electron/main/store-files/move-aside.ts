import { existsSync, renameSync } from 'node:fs';

/** What follows the name of a file that was set aside. */
export const setAsideSuffix = /\.set-aside(-\d+)?$/;

/** Renames a file to a free name beside it: nothing of a store is ever overwritten or removed. */
export function moveAside(path: string): void {
  let target = `${path}.set-aside`;
  for (let number = 2; existsSync(target); number += 1) target = `${path}.set-aside-${number}`;
  renameSync(path, target);
}
