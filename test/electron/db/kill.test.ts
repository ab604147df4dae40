import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { verifyStore } from '#electron/tools/verify-store.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { openTestStore, setUpTestStore, temporaryDirectory } from './test-store.ts';

const kills = many(4);

test(`${kills} kills at random moments (seed ${seed}) lose no acknowledged registration and repeat no code`, {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  const folder = temporaryDirectory(folderOnDisk());
  (await setUpTestStore(folder.path)).store.close();
  const plan = seededFor(2);
  for (let round = 0; round < kills; round += 1) {
    const child = fork(join(import.meta.dirname, 'registering-process.ts'), [folder.path]);
    await once(child, 'message');
    // So many commits later, and then anywhere in the next one or two.
    for (let commits = plan.whole(0, 3); commits > 0; commits -= 1) await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, plan.between(0, 60)));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await faultOf(folder.path)).toBeUndefined();
  }
  const store = await openTestStore(folder.path);
  const codes = store.db.prepare('SELECT identification_code FROM worker').pluck().all() as string[];
  store.close();
  const acknowledged = existsSync(join(folder.path, 'acknowledged'))
    ? readFileSync(join(folder.path, 'acknowledged'), 'utf8')
        .split('\n')
        .filter((line) => line.length === 15)
    : [];
  console.log(`${kills} kills, ${acknowledged.length} acknowledged, ${codes.length} registered`);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  const kept = new Set(codes);
  expect(acknowledged.filter((code) => !kept.has(code))).toEqual([]);
  folder.remove();
});

async function faultOf(directory: string): Promise<string | undefined> {
  const unsealed = unsealKeyRing(directory, undefined, 'read-only');
  if (unsealed.state !== 'unsealed') return unsealed.state;
  for await (const { part, fault } of verifyStore(directory, unsealed.keys)) {
    if (fault !== undefined) return `${part}: ${fault}`;
  }
  unsealed.keys.close();
  return undefined;
}
