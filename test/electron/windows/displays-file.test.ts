import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { displaysFile } from '#electron/main/windows/displays-file.ts';
import { temporaryDirectory } from '#test/electron/db/test-store.ts';

test('a folder or a pipe in its place is no answer, keeps no start waiting, and is set aside', () => {
  const folder = temporaryDirectory();
  const path = join(folder.path, 'displays.json');
  const file = displaysFile(folder.path);
  const remembered = { clerk: 'one', worker: 'two' };
  const strangers = [
    () => mkdirSync(path),
    ...(process.platform === 'win32' ? [] : [() => execFileSync('mkfifo', [path])]),
  ];
  for (const put of strangers) {
    put();
    expect(file.read()).toBeUndefined();
    file.write(remembered);
    expect(file.read()).toEqual(remembered);
    rmSync(path);
  }
  folder.remove();
});
