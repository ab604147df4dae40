import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
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

interface Override {
  readonly includes: readonly string[];
  readonly linter?: {
    readonly rules?: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options: { readonly patterns?: readonly { readonly group: readonly string[] }[] };
        };
      };
    };
  };
}

/** As the linter reads a list of patterns: what begins with `!` is taken out again. */
function matches(path: string, patterns: readonly string[]): boolean {
  const has = (pattern: string) => matchesGlob(path, pattern);
  const without = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return patterns.some((pattern) => !pattern.startsWith('!') && has(pattern)) && !without.some(has);
}

/** The linter compares an import as it is written, so by enough `../` it would lead anywhere. */
test('an import that climbs leads nowhere that its whole name may not', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    overrides: readonly Override[];
  };
  const rules = overrides.flatMap(({ includes, linter }) => {
    const rule = linter?.rules?.style?.noRestrictedImports;
    const patterns = rule?.options.patterns ?? [];
    return patterns.length === 0 ? [] : [{ includes, refused: patterns.flatMap(({ group }) => group) }];
  });
  expect(rules.length).toBeGreaterThan(10);
  const upward = ['electron', 'renderer', 'shared']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .flatMap((path) => {
      const refused = rules.findLast(({ includes }) => matches(path, includes))?.refused ?? [];
      const climbing = [...readFileSync(join(root, path), 'utf8').matchAll(/'(\.\.\/[^']+)'/g)];
      return climbing
        .map(([, written = '']) => `#${join(dirname(path), written).replaceAll('\\', '/')}`)
        .filter((name) => matches(name, refused))
        .map((name) => `${path} -> ${name}`);
    });
  expect(upward).toEqual([]);
});

/** A language may have no words for the clerk's view: what only the clerk's catalogue says, the worker's view lacks in it. */
test('the worker’s view speaks none of the clerk’s words', () => {
  const speaking = readdirSync(join(root, 'renderer/worker'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /['"`]clerk(:|['"`])/.test(readFileSync(path, 'utf8')));
  expect(speaking).toEqual([]);
});
