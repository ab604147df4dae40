import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getThrottle } from '#electron/main/db/accounts/throttle-store.ts';
import { listRestorable } from '#electron/main/db/safety/restore-store.ts';
import { unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import type { Seeded } from '#test/support/mrz-pages/seeded.ts';
import { isSoak, many, seed, seededFor } from '#test/support/random-samples.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { openTestStore, setUpTestStore, temporaryDirectory, testPassphrase } from '../test-store.ts';
import { newestOf, placeAt, restoreFrom } from './backup-store.ts';

const rounds = many(4);
/**
 * Machines that follow each other with one identity; then another terminal begins. What a counter at full speed writes in
 * eight lives is as much as a branch writes in years, and putting it together would take longer than destroying it.
 */
const lives = 8;
/** Milliseconds: what is older than this must be at the place, whatever the counter was doing. */
const promise = 10_000;
/** Milliseconds of a soak's longest life: a third of them outlive the promise. */
const longestLife = 16_000;

interface Told {
  readonly what: string;
  readonly value: string;
  readonly at: number;
}

/** `oldestLost`: milliseconds between the oldest act that is missing and the end of its machine. */
const tally = { acts: 0, lost: 0, oldestLost: 0, lostOlder: 0, repeated: 0, attempts: 0, givenBack: 0 };

/**
 * The data folder is destroyed while a counter is busy, restored from the place, and work goes on with what was restored,
 * round after round. What the counter knew to be at the place must come back, and in a soak, which lets it work long
 * enough, everything that is older than ten seconds, whatever it knew.
 */
test(`${rounds} machines destroyed at work (seed ${seed}) lose nothing that was safe, repeat no code, give no attempt back`, {
  timeout: 180_000 + rounds * 40_000,
}, async () => {
  const plan = seededFor(7);
  for (let begun = 0; begun < rounds; begun += lives) {
    await liveAndDie(Math.min(lives, rounds - begun), plan);
    console.log(`${Math.min(begun + lives, rounds)} machines: ${JSON.stringify(tally)}`);
  }
  expect(tally.acts).toBeGreaterThan(rounds);
  expect(tally).toMatchObject({ lostOlder: 0, repeated: 0, givenBack: 0 });
});

/** One terminal, on so many machines one after the other. */
async function liveAndDie(machines: number, plan: Seeded): Promise<void> {
  const folder = temporaryDirectory(folderOnDisk());
  const [data = '', target = '', stick = ''] = ['data', 'target', 'stick'].map((name) =>
    join(folder.path, name),
  );
  for (const path of [data, target, stick]) mkdirSync(path);
  (await setUpTestStore(data)).store.close();
  const place = placeAt(stick);
  const everGiven = new Set<string>();
  for (let machine = 0; machine < machines; machine += 1) {
    const witness = join(folder.path, `told-${machine}`);
    const killedAt = await destroyAtWork({ data, stick, witness }, plan);

    const told = readTold(witness);
    const lastSafe = told.findLastIndex(({ what }) => what === 'safe');
    const [newest] = listRestorable(newestOf(place).folder);
    expect(newest, `machine ${machine}`).toBeDefined();
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

    const acts = told.filter(({ what }) => what !== 'safe');
    const attempts = acts.filter(({ what }) => what === 'failed');
    const isHere = ({ what, value }: Told) =>
      what === 'registered' ? codes.has(value) : Number(value) <= failures;
    const promised = told.filter(({ at }, index) => index < lastSafe || (isSoak && killedAt - at > promise));
    const lost = acts.filter((act) => !isHere(act));
    const lostOlder = lost.filter((act) => promised.includes(act));
    const given = acts.filter(({ what }) => what === 'registered').map(({ value }) => value);
    tally.acts += acts.length;
    tally.attempts += attempts.length;
    tally.lost += lost.length;
    tally.lostOlder += lostOlder.length;
    tally.oldestLost = Math.max(tally.oldestLost, ...lost.map(({ at }) => killedAt - at));
    tally.givenBack += lostOlder.filter(({ what }) => what === 'failed').length;
    tally.repeated += given.filter((code) => everGiven.has(code)).length;
    for (const code of given) everGiven.add(code);
    expect(tally, `machine ${machine}`).toMatchObject({ lostOlder: 0, repeated: 0, givenBack: 0 });
    cpSync(target, data, { recursive: true });
    rmSync(target, { recursive: true });
    mkdirSync(target);
  }
  folder.remove();
}

interface Scene {
  readonly data: string;
  readonly stick: string;
  readonly witness: string;
}

/** A counter at work, killed at a moment by chance, and its data folder removed. Gives when it was killed. */
async function destroyAtWork({ data, stick, witness }: Scene, plan: Seeded): Promise<number> {
  const child = fork(join(import.meta.dirname, 'busy-counter.ts'), [data, stick, witness]);
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error('the counter ended by itself')));
  for (let turns = plan.whole(3, 9); turns > 0; turns -= 1) {
    await once(child, 'message', { signal: ended.signal });
  }
  await new Promise((resolve) => setTimeout(resolve, plan.between(0, isSoak ? longestLife : 60)));
  child.kill('SIGKILL');
  const killedAt = Date.now();
  await once(child, 'exit');
  rmSync(data, { recursive: true });
  return killedAt;
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
