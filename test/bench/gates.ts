import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type GateId, gateIds } from '#shared/vision/reading/gates.ts';
import type { GateSet } from '#test/support/gate-pages/labelled-pages.ts';
import type { JudgedLabel, JudgedPart } from './gates-part.ts';
import { type Measure, percentile } from './measure.ts';

/** `GATE_SET=development` for choosing limits; the record's figures are from the test set. */
const set: GateSet = process.env['GATE_SET'] === 'development' ? 'development' : 'test';
/** Multiplies the pages of every case. */
const times = process.env['GATE_PAGES_TIMES'] ?? '1';
const processes = Number(process.env['GATE_PROCESSES'] ?? Math.min(2, availableParallelism()));

/**
 * Error rates of every gate on generated pages that should pass and that should fail, and what measuring a page costs
 * against decoding its JPEG in the same run. `unknown` never blocks: on a page with a fault it is a miss.
 */
export async function measureGates(): Promise<Measure[]> {
  const parts = await Promise.all(Array.from({ length: processes }, (_, part) => judgePart(part)));
  const labels = parts.flatMap((part) => part.labels);
  const rows = gateIds.flatMap((gate) => ratesOf(gate, labels));
  const gates = percentile(
    parts.flatMap((part) => part.gates),
    0.5,
  );
  const decoding = percentile(
    parts.flatMap((part) => part.decoding),
    0.5,
  );
  const large = parts.flatMap((part) => part.large);
  keep({ set, times, rows, wrong: labels.filter(({ isRight }) => !isRight) });
  return [
    ...rows,
    {
      measure: 'pages judged',
      value: parts.reduce((sum, part) => sum + part.gates.length, 0),
      unit: 'pages',
    },
    {
      measure: 'all gates, page of the set, median',
      value: gates,
      unit: 'ms',
      ratio: gates / decoding,
      against: 'decoding the same JPEG',
    },
    { measure: 'all gates, A4 at 300 dpi, best of five', value: Math.min(...large), unit: 'ms' },
  ];
}

function judgePart(part: number): Promise<JudgedPart> {
  return new Promise((resolvePart, reject) => {
    const child = fork(join(import.meta.dirname, 'gates-part.ts'), [
      set,
      times,
      String(part),
      String(processes),
    ]);
    let found: JudgedPart | undefined;
    child.on('message', (message) => {
      found = message as JudgedPart;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (found === undefined) reject(new Error(`a part of the set ended with ${code}`));
      else resolvePart(found);
    });
  });
}

function ratesOf(gate: GateId, labels: readonly JudgedLabel[]): Measure[] {
  const of = (label: 'pass' | 'fail') => labels.filter((each) => each.gate === gate && each.label === label);
  const wrong = (judged: readonly JudgedLabel[]) => judged.filter(({ isRight }) => !isRight).length;
  const [good, faulty] = [of('pass'), of('fail')];
  const share = (judged: readonly JudgedLabel[]) => (100 * wrong(judged)) / Math.max(1, judged.length);
  return [
    {
      measure: `${gate}: false refusals`,
      value: share(good),
      unit: '%',
      against: `${wrong(good)} of ${good.length} good pages`,
    },
    {
      measure: `${gate}: missed faults`,
      value: share(faulty),
      unit: '%',
      against: `${wrong(faulty)} of ${faulty.length} faulty pages`,
    },
  ];
}

function keep(result: object): void {
  const out = resolve(import.meta.dirname, '../../out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'bench-gates.json'), `${JSON.stringify(result, null, 2)}\n`);
}
