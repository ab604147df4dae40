import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { clerkMethodNames, workerMethodNames } from '#shared/contract/kiosk/method-names.ts';

/** Methods that main answers and no screen asks, and why they are there all the same. */
const unasked: Readonly<Record<string, string>> = {
  getGateLimits:
    'the limits of the gates are what was measured; a branch with another scanner has no screen for its own yet',
  saveGateLimits: 'the same',
};

test('every method is called by a screen, or says why not', () => {
  const renderer = resolve(import.meta.dirname, '../../renderer');
  const text = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(renderer, path), 'utf8'))
    .join('\n');
  const found = [...clerkMethodNames, ...workerMethodNames].filter(
    (name) => !new RegExp(`\\.${name}\\b`).test(text),
  );
  expect(found.toSorted()).toEqual(Object.keys(unasked).toSorted());
});
