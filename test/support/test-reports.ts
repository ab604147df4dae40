import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What one runner's report says, for the last lines of `npm test`. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** One entry a failure: where it is, and the beginning of what it said. */
  failures: string[];
  /** One entry a test that failed and then passed: where it is, and what it said when it failed. */
  unsteady: string[];
}

interface VitestReport {
  numPassedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    line: number;
    tests: { status: string; projectName: string; results: { errors: { message?: string }[] }[] }[];
  }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites: PlaywrightSuite[];
}

const linesOfAFailure = 12;
const framesOfOthers = /^ +at (.*node_modules|new Promise)/;

/** A runner that dies without a report counts as one failure: silence never passes. */
function noReport(path: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, failures: [`no report was written: ${path}`], unsteady: [] };
}

function readReport<Report>(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

function describeFailure(place: string, messages: readonly (string | undefined)[]): string {
  const said = stripVTControlCharacters(messages.filter(Boolean).join('\n'))
    .trimEnd()
    .split('\n')
    .filter((line) => !framesOfOthers.test(line));
  const shown = said.slice(0, linesOfAFailure).map((line) => `    ${line}`);
  return [place, ...(said.length > linesOfAFailure ? [...shown, '    …'] : shown)].join('\n');
}

/** @param root the folder that the failures' paths are told from */
export function readVitestOutcome(path: string, root: string): Outcome {
  const report = readReport<VitestReport>(path);
  if (report === undefined) return noReport(path);
  const failures = report.testResults.flatMap((file) => {
    const place = relative(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that cannot be loaded, or whose hooks fail, has no failed test of its own.
    if (failed.length === 0) return file.status === 'failed' ? [describeFailure(place, [file.message])] : [];
    return failed.map((test) => describeFailure(`${place} › ${test.fullName}`, test.failureMessages ?? []));
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests,
    failures,
    unsteady: [],
  };
}

function journeysThatWere(wanted: 'unexpected' | 'flaky', suite: PlaywrightSuite): string[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === wanted)
      .map((test) =>
        describeFailure(
          `test/journeys/${spec.file}:${spec.line} [${test.projectName}] › ${spec.title}`,
          test.results.flatMap(({ errors }) => errors.map(({ message }) => message)),
        ),
      ),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => journeysThatWere(wanted, inner))];
}

export function readPlaywrightOutcome(path: string): Outcome {
  const report = readReport<PlaywrightReport>(path);
  if (report === undefined) return noReport(path);
  const { expected, flaky, skipped } = report.stats;
  const failures = [
    ...report.errors.map(({ message }) => describeFailure('the journeys', [message])),
    ...report.suites.flatMap((suite) => journeysThatWere('unexpected', suite)),
  ];
  const unsteady = report.suites.flatMap((suite) => journeysThatWere('flaky', suite));
  return { passed: expected + flaky, failed: failures.length, skipped, failures, unsteady };
}
