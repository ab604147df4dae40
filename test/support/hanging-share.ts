import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadFile } from './thread-file.ts';

/**
 * A share that hangs, without a file system of its own: in the product's threads, every call to the files of a place goes
 * through a pipe first, and while nobody holds its other end the call does not come back, as one to a server that is gone.
 * Nothing but the pipe ends it: neither a signal of the product's nor the end of its thread.
 */
export interface HangingShare {
  /** The product's thread, by its file below `electron/main`, whose calls may hang. */
  thread(source: string): string;
  hang(): void;
  goOn(): void;
}

/** Only where there are pipes with names. */
export const mayHang = process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).error === undefined;

/** `place` is the share; `folder`, which is not on it, holds what this needs. */
export function createHangingShare(place: string, folder: string): HangingShare {
  const pipe = join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  let held: number | undefined = openSync(pipe, 'r+');
  return {
    thread(source) {
      const real = threadFile(source);
      const path = join(folder, `${source.replaceAll('/', '-')}.mjs`);
      writeFileSync(path, threadOf(real, place, pipe));
      return path;
    },
    hang() {
      if (held !== undefined) closeSync(held);
      held = undefined;
    },
    goOn() {
      held ??= openSync(pipe, 'r+');
    },
  };
}

const ofPaths = [
  ...['existsSync', 'statSync', 'lstatSync', 'statfsSync', 'realpathSync', 'readdirSync', 'mkdirSync'],
  ...['renameSync', 'rmSync', 'copyFileSync', 'readFileSync', 'writeFileSync', 'openSync'],
];
const ofDescriptors = ['readSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'fstatSync'];

function threadOf(real: string, place: string, pipe: string): string {
  return `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { openSync, closeSync } = fs;
const there = new Set();
const isThere = (path) => typeof path === 'string' && path.startsWith(${JSON.stringify(place)});
const wait = () => closeSync(openSync(${JSON.stringify(pipe)}, 'r'));
for (const name of ${JSON.stringify(ofPaths)}) {
  const real = fs[name];
  fs[name] = (path, ...more) => {
    if (!isThere(path) && !isThere(more[0])) return real(path, ...more);
    wait();
    const value = real(path, ...more);
    if (name === 'openSync') there.add(value);
    return value;
  };
}
for (const name of ${JSON.stringify(ofDescriptors)}) {
  const real = fs[name];
  fs[name] = (descriptor, ...more) => {
    if (there.has(descriptor)) wait();
    return real(descriptor, ...more);
  };
}
fs.closeSync = (descriptor) => {
  there.delete(descriptor);
  closeSync(descriptor);
};
syncBuiltinESMExports();
await import(${JSON.stringify(real)});
`;
}
