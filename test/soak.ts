import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { plantFaults } from './planted/plant-faults.ts';
import { soakCounters } from './soak/counters.ts';

/**
 * `npm run soak [-- --seed 1 --files 5000]`: what is too long for every push, of a new seed each time, which it says
 * first and last. Every test with chance in it takes fifty times its samples (random inputs, random lives of a
 * credential, kills while the store or the mail is written), then mutated files go through the running kiosk.
 *
 * `npm run soak -- planted [words]`: whether the tests catch planted faults, all or those with these words.
 * `npm run soak -- counters [--seed 1 --minutes 10]`: counters of a branch and one PostgreSQL, with everything that breaks.
 */

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    files: { type: 'string', default: '5000' },
    minutes: { type: 'string', default: '10' },
  },
});

const [what, words = ''] = positionals;
if (what === 'planted') process.exit(plantFaults(root, words) ? 0 : 1);
if (what === 'counters') {
  console.log(`counters of seed ${values.seed}`);
  const isSound = await soakCounters(Number(values.seed), Number(values.minutes));
  console.log(`counters of seed ${values.seed}: ${isSound ? 'passed' : 'failed'}`);
  process.exit(isSound ? 0 : 1);
}
if (what !== undefined) throw new Error(`there is no soak of ${what}`);

function run(tool: string, ...parameters: string[]): boolean {
  const { status } = spawnSync(join(root, 'node_modules/.bin', tool), parameters, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, SOAK_SEED: values.seed },
  });
  return status === 0;
}

/** Milliseconds for one test, unless it says more itself. */
const longest = 4 * 3_600_000;
const withChance = globSync('test/**/*.test.{ts,tsx}', { cwd: root }).filter((file) =>
  readFileSync(join(root, file), 'utf8').includes('#test/support/random-samples.ts'),
);
console.log(
  `soak of seed ${values.seed}: ${withChance.length} files with chance, ${values.files} mutated files`,
);
const outcomes = [
  run('vitest', 'run', `--testTimeout=${longest}`, ...withChance),
  run('electron-vite', 'build', '--logLevel', 'warn') &&
    run('node', 'test/fuzz/fuzz-documents.ts', '--count', values.files, '--seed', values.seed),
];
const failed = outcomes.includes(false);
console.log(`soak of seed ${values.seed}: ${failed ? 'failed' : 'passed'}`);
process.exit(failed ? 1 : 0);
