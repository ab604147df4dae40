import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What the linter cannot say of the house: it looks at one file at a time. */

const root = resolve(import.meta.dirname, '../..');
const mostBeside = 40;

test.each(['electron', 'renderer', 'shared', 'test'])(
  'no folder of %s has more files than fit in a glance',
  (top) => {
    const counts = new Map<string, number>();
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|tsx|css)$/.test(entry.name)) continue;
      // What is frozen stays, and is found by its number.
      if (/^\d{4}-|^migration-\d+\.test/.test(entry.name)) continue;
      counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThan(10);
    expect([...counts].filter(([, count]) => count > mostBeside)).toEqual([]);
  },
);

/** A language may have no words for the clerk's view: what only the clerk's catalogue says, the worker's view lacks in it. */
test('the worker’s view speaks none of the clerk’s words', () => {
  const speaking = readdirSync(join(root, 'renderer/worker'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /['"`]clerk(:|['"`])/.test(readFileSync(path, 'utf8')));
  expect(speaking).toEqual([]);
});
