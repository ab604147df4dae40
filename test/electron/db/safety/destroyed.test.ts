import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getThrottle } from '#electron/main/db/accounts/throttle-store.ts';
import { listRestorable } from '#electron/main/db/safety/restore-store.ts';
import { unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { isSoak, many, seed, seededFor } from '#test/support/random-samples.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { openTestStore, setUpTestStore, temporaryDirectory, testPassphrase } from '../test-store.ts';
import { newestOf, placeAt, restoreFrom } from './backup-store.ts';

const rounds = many(4);
/** Milliseconds: what is older than this must be at the place, whatever the counter was doing. */
const promise = 10_000;

interface Told {
  readonly what: string;
  readonly value: string;
  readonly at: number;
}

/**
 * The data folder is destroyed while a counter is busy, restored from the place, and work goes on with what was restored,
 * round after round. What the counter knew to be at the place must come back; a soak lets it work long enough that ten
 * seconds mean something.
 */
test(`${rounds} machines destroyed at work (seed ${seed}) lose nothing that was safe, repeat no code, give no attempt back`, {
  timeout: 180_000 + rounds * 40_000,
}, async () => {
  const folder = temporaryDirectory(folderOnDisk());
  const [data = '', target = '', stick = ''] = ['data', 'target', 'stick'].map((name) =>
    join(folder.path, name),
  );
  for (const path of [data, target, stick]) mkdirSync(path);
  (await setUpTestStore(data)).store.close();
  const place = placeAt(stick);
  const plan = seededFor(7);
  const everGiven: string[] = [];
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const witness = join(folder.path, `told-${round}`);
    const child = fork(join(import.meta.dirname, 'busy-counter.ts'), [data, stick, witness]);
    const ended = new AbortController();
    child.once('exit', () => ended.abort(new Error('the counter ended by itself')));
    for (let turns = plan.whole(3, 9); turns > 0; turns -= 1) {
      await once(child, 'message', { signal: ended.signal });
    }
    const wait = isSoak ? plan.between(0, 25_000) : plan.between(0, 60);
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill('SIGKILL');
    const killedAt = Date.now();
    await once(child, 'exit');
    rmSync(data, { recursive: true });

    const told = readTold(witness);
    const lastSafe = told.findLastIndex(({ what }) => what === 'safe');
    const [newest] = listRestorable(newestOf(place).folder);
    expect(newest, `round ${round}`).toBeDefined();
    const report = await restoreFrom(place, newest?.generation ?? '', target);
    expect(report).toMatchObject({ ok: true, missingDocuments: [], journalFault: undefined });
    (await unsealWithPassphrase(target, testPassphrase, undefined))?.close();
    const store = await openTestStore(target);
    const codes = new Set(
      store.db.prepare('SELECT identification_code FROM worker').pluck().all() as string[],
    );
    const { failures } = getThrottle(store.db, 'service', 'E017');
    expect(await store.verifyAudit()).toMatchObject({ verdict: 'intact' });
    store.close();

    const mustBeThere = told.filter(
      ({ at }, index) => index < lastSafe || (isSoak && killedAt - at > promise && at > startOf(told)),
    );
    const registered = mustBeThere.filter(({ what }) => what === 'registered').map(({ value }) => value);
    expect(registered.filter((code) => !codes.has(code))).toEqual([]);
    const spent = mustBeThere.filter(({ what }) => what === 'failed').at(-1)?.value ?? '0';
    expect(failures).toBeGreaterThanOrEqual(Number(spent));
    const given = told.filter(({ what }) => what === 'registered').map(({ value }) => value);
    lost += given.filter((code) => !codes.has(code)).length;
    everGiven.push(...given);
    cpSync(target, data, { recursive: true });
    rmSync(target, { recursive: true });
    mkdirSync(target);
  }
  console.log(`${rounds} machines, ${everGiven.length} registered, ${lost} lost before they were safe`);
  expect(everGiven.length).toBeGreaterThan(rounds);
  expect(new Set(everGiven).size).toBe(everGiven.length);
  folder.remove();
});

/** The first snapshot has to be whole before anything is safe. */
function startOf(told: readonly Told[]): number {
  return told.find(({ what }) => what === 'safe')?.at ?? Number.POSITIVE_INFINITY;
}

function readTold(path: string): Told[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [what = '', value = '', at = ''] = line.split(' ');
      return { what, value, at: Number(at) };
    });
}
