import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { ensureScanimage } from '#test/support/scanner/ensure-scanimage.ts';

/**
 * `npm test`: finds (or, on Debian as root, installs) Chromium and scanimage, builds the bundles, runs the unit, store, dispatch and
 * component tests, then the people's journeys, and ends with one line: how many passed, failed and were skipped.
 */

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'out', 'test-results');

function run(tool: string, ...parameters: string[]): number {
  const entry = join(root, 'node_modules', '.bin', tool);
  const { status } = spawnSync(entry, parameters, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A runner that dies without a report counts as one failure: silence never passes. */
const noReport: Tally = { passed: 0, failed: 1, skipped: 0 };

function vitestTally(path: string): Tally {
  const report = readJson(path) as
    | { numPassedTests: number; numFailedTests: number; numPendingTests: number; numFailedTestSuites: number }
    | undefined;
  if (report === undefined) return noReport;
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0),
    skipped: report.numPendingTests,
  };
}

function playwrightTally(path: string): Tally {
  const report = readJson(path) as
    | { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }
    | undefined;
  if (report === undefined) return noReport;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

ensureChromium();
ensureScanimage();
mkdirSync(results, { recursive: true });
if (run('electron-vite', 'build', '--logLevel', 'warn') !== 0) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const unitReport = join(results, 'vitest.json');
const journeyReport = join(results, 'playwright.json');
const unitStatus = run(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
);
const journeyStatus = run('playwright', 'test');
const tallies = [vitestTally(unitReport), playwrightTally(journeyReport)];
const total = tallies.reduce(
  (sum, tally) => ({
    passed: sum.passed + tally.passed,
    failed: sum.failed + tally.failed,
    skipped: sum.skipped + tally.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
);
const failed = total.failed === 0 && (unitStatus !== 0 || journeyStatus !== 0) ? 1 : total.failed;
console.log(`\n${total.passed} passed, ${failed} failed, ${total.skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
