import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureHeadlessChromium } from '#test/support/chromium/ensure-chromium.ts';
import { ensureScanimage } from '#test/support/scanner/ensure-scanimage.ts';
import { readPlaywrightOutcome, readVitestOutcome } from '#test/support/test-reports.ts';

/**
 * `npm test`: finds (or, on Debian as root, installs) Chromium and scanimage, lints, builds the bundles, runs the unit, store, dispatch and
 * component tests, then the people's journeys, and ends with what failed, what passed only at the second try, and one
 * line: how many passed, failed and were skipped.
 */

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'out', 'test-results');

/** Gives the exit status. */
async function run(tool: string, ...parameters: string[]): Promise<number> {
  const entry = join(root, 'node_modules', '.bin', tool);
  const child = spawn(entry, parameters, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return status ?? 1;
}

// The tests that look at the reader's page alone take the one that is built here.
process.env['VENTANILLA_TEST_BUILT'] = '1';
// Some sixty processes of Node start here and load the same modules: compiled once, they take a third of the time.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'compiled');
ensureHeadlessChromium();
ensureScanimage();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
// How the house is built is tested like what it does: format, arrows, circles, exports that nobody imports.
const beginnings = await Promise.all([
  run('biome', 'check', '--error-on-warnings'),
  run('knip', '--no-progress'),
  run('electron-vite', 'build', '--logLevel', 'warn'),
]);
if (beginnings.some((status) => status !== 0)) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const unitReport = join(results, 'vitest.json');
const journeyReport = join(results, 'playwright.json');
const unitStatus = await run(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
);
const journeyStatus = await run('playwright', 'test');
const outcomes = [readVitestOutcome(unitReport, root), readPlaywrightOutcome(journeyReport)];
const sum = (of: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, outcome) => total + outcome[of], 0);
const failures = outcomes.flatMap((outcome) => outcome.failures);
// A runner can fail beside its tests, by an error that no test caught for instance.
const failed = sum('failed') === 0 && (unitStatus !== 0 || journeyStatus !== 0) ? 1 : sum('failed');
const unsteady = outcomes.flatMap((outcome) => outcome.unsteady);
if (unsteady.length > 0) console.log(`\nUnsteady, passed at the second try:\n\n${unsteady.join('\n\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n\n${failures.join('\n\n')}`);
console.log(`\n${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`);
process.exit(failed === 0 ? 0 : 1);
