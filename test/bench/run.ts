import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measureAnomalies } from './anomalies.ts';
import { measureBackup } from './backup.ts';
import { measureBranches } from './branches.ts';
import { measureContract } from './contract.ts';
import { measureGates } from './gates.ts';
import { measureHeadOffice } from './head-office.ts';
import { measureLoop, measureQueues } from './loop.ts';
import type { Measure } from './measure.ts';
import { measureMrz } from './mrz.ts';
import { measurePages } from './pages.ts';
import { measurePull } from './pull.ts';
import { measureReader } from './reader.ts';
import { run as measureSave } from './save.ts';
import { run as measureSearch } from './search.ts';
import { measureStart } from './start.ts';
import { measureSync } from './sync.ts';
import { measureUnknownCodes } from './unknown-codes.ts';

/**
 * `npm run bench [-- NAME…]`: prints the table and writes the same as JSON to out/bench.json. Compare ratios, not
 * values: machines are shared and noisy.
 */

const benches: Record<string, () => Promise<Measure[]>> = {
  start: measureStart,
  save: measureSave,
  search: measureSearch,
  loop: measureLoop,
  queues: measureQueues,
  anomalies: measureAnomalies,
  backup: measureBackup,
  'unknown-codes': measureUnknownCodes,
  gates: measureGates,
  reader: measureReader,
  pages: async () => measurePages(),
  mrz: measureMrz,
  contract: measureContract,
  'head-office': measureHeadOffice,
  branches: measureBranches,
  pull: measurePull,
  sync: measureSync,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There is: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const rows: (Measure & { readonly bench: string })[] = [];
for (const [bench, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(bench)) continue;
  for (const measure of await run()) rows.push({ bench, ...measure });
}

const cells = rows.map((row) => [
  row.bench,
  row.measure,
  row.value.toFixed(row.value < 10 ? 2 : 0),
  row.unit,
  row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
  row.against ?? '',
]);
const header = ['bench', 'measure', 'value', 'unit', 'ratio', 'against'];
const widths = header.map((title, column) =>
  Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
);
for (const row of [header, ...cells]) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const out = resolve(import.meta.dirname, '../../out');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
process.exit(0);
