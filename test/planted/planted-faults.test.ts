import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { plantedFaults } from './plant-faults.ts';
import { plant } from './planted-fault.ts';

/** `npm run soak -- planted` plants them; here it is only held that each still can be. */

const root = resolve(import.meta.dirname, '../..');

test.each(plantedFaults)('can be planted: $fault', (fault) => {
  const text = readFileSync(join(root, fault.file), 'utf8');
  expect(plant(fault, text)).not.toBe(text);
  expect(fault.tests).not.toEqual([]);
  expect(fault.tests.filter((file) => !existsSync(join(root, 'test', file)))).toEqual([]);
});

test('a text that is not there, or twice, is no fault that can be planted', () => {
  const fault = { fault: '', file: 'a.ts', was: 'one', planted: 'two', tests: [] };
  expect(() => plant(fault, 'three')).toThrow('exactly once');
  expect(() => plant(fault, 'one, one')).toThrow('exactly once');
  expect(plant(fault, 'just one')).toBe('just two');
});
