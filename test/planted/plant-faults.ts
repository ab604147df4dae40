import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { faultsOfRecords } from './faults-of-records.ts';
import { faultsOfSecrets } from './faults-of-secrets.ts';
import { type PlantedFault, plant } from './planted-fault.ts';

export const plantedFaults: readonly PlantedFault[] = [...faultsOfSecrets, ...faultsOfRecords];

/** What a copy of the tree does without. */
const leftOut: readonly string[] = ['node_modules', 'out', 'dist', '.git'];

/** Milliseconds after which a run of a fault's tests is ended: it hangs. */
const longestRun = 20 * 60_000;

/**
 * Whether the tests catch what they are for: each fault alone, in a copy of the tree that is hard links to it, against
 * the tests that it names, which must pass without it. Says each outcome; false where one fault was not caught.
 * `only`: those whose words or file have this in them.
 */
export function plantFaults(root: string, only: string): boolean {
  const faults = plantedFaults.filter(({ fault, file }) => `${fault} ${file}`.includes(only));
  mkdirSync(join(root, 'out'), { recursive: true });
  const copy = mkdtempSync(join(root, 'out', 'planted-'));
  try {
    linkTree(root, copy);
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const tests = [...new Set(faults.flatMap((fault) => fault.tests))];
    console.log(`${faults.length} faults; first ${tests.length} files of tests without any`);
    const sound = runTests(copy, tests);
    if (sound !== 'pass') {
      console.log(`without a fault, the tests ${sound}`);
      return false;
    }
    const missed: string[] = [];
    for (const [index, fault] of faults.entries()) {
      const outcome = runWith(copy, fault);
      const isCaught = outcome === 'fail';
      if (!isCaught) missed.push(`${fault.fault} (${fault.file}): the tests ${outcome}`);
      console.log(`${index + 1}/${faults.length} ${isCaught ? 'caught' : 'NOT CAUGHT'}: ${fault.fault}`);
    }
    console.log(`${faults.length - missed.length} of ${faults.length} planted faults were caught`);
    for (const line of missed) console.log(`not caught: ${line}`);
    return missed.length === 0;
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

function linkTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (leftOut.includes(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      linkTree(source, target);
    } else if (entry.isFile()) {
      linkSync(source, target);
    }
  }
}

function runWith(copy: string, fault: PlantedFault): TestOutcome {
  const path = join(copy, fault.file);
  const text = readFileSync(path, 'utf8');
  const planted = plant(fault, text);
  try {
    replace(path, planted);
    return runTests(copy, fault.tests);
  } finally {
    replace(path, text);
  }
}

/** The file of the copy alone: what was linked is another file afterwards. */
function replace(path: string, text: string): void {
  rmSync(path);
  writeFileSync(path, text);
}

type TestOutcome = 'pass' | 'fail' | 'cannot be loaded' | 'do not end';

interface Report {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
  readonly success: boolean;
}

/** Until the first one fails. A test that fails is an outcome; a file that cannot be loaded says nothing. */
function runTests(copy: string, tests: readonly string[]): TestOutcome {
  const report = join(copy, 'planted-report.json');
  rmSync(report, { force: true });
  const { error, stdout } = spawnSync(
    join(copy, 'node_modules/.bin/vitest'),
    [
      'run',
      '--bail=1',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...tests.map((file) => join('test', file)),
    ],
    { cwd: copy, encoding: 'utf8', timeout: longestRun, shell: process.platform === 'win32' },
  );
  if (error !== undefined) return 'do not end';
  const { numFailedTests, numPassedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  if (numFailedTests > 0) return 'fail';
  if (success && numPassedTests > 0) return 'pass';
  console.log(stdout);
  return 'cannot be loaded';
}
