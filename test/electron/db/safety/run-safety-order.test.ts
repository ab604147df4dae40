import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { temporaryDirectory } from '../test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  folder = temporaryDirectory();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

const look = { kind: 'look', places: [], dataDirectory: '/data', own: null } as const;

/** A thread that never ends by itself. */
function hangingThread(before: string): string {
  const path = join(folder.path, 'thread.mjs');
  const imports = "import { parentPort } from 'node:worker_threads';";
  writeFileSync(path, `${imports}\n${before}\nparentPort.on('message', () => undefined);\n`);
  return path;
}

async function untilTimer(): Promise<void> {
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
}

test('a place that does not answer is given up', async () => {
  const answer = runSafetyOrder(hangingThread('parentPort.postMessage({ begun: true });'), look);
  await untilTimer();
  vi.advanceTimersByTime(6000);
  expect(await answer).toEqual({ ok: false, problem: 'no-answer', error: null });
});

test('a busy machine, whose thread begins late, is no such place; it can be cancelled all the same', async () => {
  const cancel = new AbortController();
  const answer = runSafetyOrder(hangingThread(''), look, { signal: cancel.signal });
  expect(vi.getTimerCount()).toBe(0);
  cancel.abort();
  vi.advanceTimersByTime(6000);
  expect(await answer).toEqual({ ok: false, problem: 'cancelled', error: null });
});
