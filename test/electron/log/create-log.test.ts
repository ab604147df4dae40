import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '#electron/main/log/create-log.ts';
import type { LogFields } from '#electron/main/ports.ts';

const systemTime = () => new Date('2026-03-02T14:00:00Z');
const newFolder = () => mkdtempSync(join(tmpdir(), 'log-'));

function readLines(directory: string, name = 'ventanilla.log'): Record<string, unknown>[] {
  return readFileSync(join(directory, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line says when, how grave, what, and its fields', () => {
  const directory = newFolder();
  createLog({ directory, systemTime }).warn('call-refused', { method: 'signIn', reason: 'role', count: 2 });
  expect(readLines(directory)).toEqual([
    {
      at: '2026-03-02T14:00:00.000Z',
      level: 'warn',
      event: 'call-refused',
      method: 'signIn',
      reason: 'role',
      count: 2,
    },
  ]);
});

test('what a person could have typed has no way in', () => {
  const directory = newFolder();
  const log = createLog({ directory, systemTime });
  const careless = {
    name: 'Quintero',
    password: 'Guayaquil2026',
    reason: 'María Quintero is here',
    code: 'maria@example.com',
    state: { surname: 'Quintero' },
    count: 'Quintero',
    method: 'x'.repeat(81),
  } as unknown as LogFields;
  log.error('Quintero signed in', careless);
  const text = readFileSync(join(directory, 'ventanilla.log'), 'utf8');
  expect(text).not.toMatch(/Quintero|María|maria|Guayaquil/);
  expect(readLines(directory)[0]).toMatchObject({ event: '(withheld)', reason: '(withheld)' });
});

test('files are set aside by size and the oldest is dropped', () => {
  const directory = newFolder();
  const log = createLog({ directory, systemTime, sizeLimit: 400, fileLimit: 3 });
  for (let count = 0; count < 40; count += 1) log.info('tick', { count });
  expect(readdirSync(directory).sort()).toEqual(['ventanilla.1.log', 'ventanilla.2.log', 'ventanilla.log']);
  for (const name of readdirSync(directory)) {
    expect(statSync(join(directory, name)).size).toBeLessThanOrEqual(400);
  }
  expect(readLines(directory).at(-1)).toMatchObject({ count: 39 });
  const last = readLines(directory)[0]?.['count'] as number;
  expect(readLines(directory, 'ventanilla.1.log').at(-1)).toMatchObject({ count: last - 1 });
});

test('a folder that cannot be written costs a line and nothing more', () => {
  const blocked = join(newFolder(), 'file');
  writeFileSync(blocked, '');
  expect(() => createLog({ directory: join(blocked, 'logs'), systemTime }).info('tick')).not.toThrow();
});
