import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mayHang } from '#test/support/hanging-share.ts';
import { temporaryDirectory } from '../db/test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  folder = temporaryDirectory();
});
afterEach(() => folder.remove());

/** How the program ends whose thread reads `file` in the folder. */
async function end(): Promise<unknown[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ending-process.ts'), folder.path]);
  return once(child, 'exit');
}

test('a program ends in order with its threads', async () => {
  writeFileSync(join(folder.path, 'file'), '');
  expect(await end()).toEqual([3, null]);
});

test.skipIf(!mayHang)('a program ends, though a share that hangs holds a thread of it', async () => {
  spawnSync('mkfifo', [join(folder.path, 'file')]);
  expect(await end()).toEqual([null, 'SIGKILL']);
});
