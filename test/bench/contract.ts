import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { normaliseName } from '#shared/domain/names/names.ts';
import type { ContractReading } from '#shared/vision/reading/contract-reading.ts';
import { ensureChromium } from '#test/support/chromium/ensure-chromium.ts';
import { expectedFields } from '#test/support/specimens/contracts/contract-facts.ts';
import {
  contractLooks,
  type MadeContract,
  makeContract,
} from '#test/support/specimens/contracts/make-contracts.ts';
import type { Measure } from './measure.ts';

/** Contracts of each look. */
const contractsEach = Number(process.env['CONTRACTS_EACH'] ?? 6);
const root = resolve(import.meta.dirname, '../..');

interface Tally {
  fields: number;
  right: number;
  wrong: number;
  /** Wrong, or not in the contract at all, and still shown as read. */
  wrongAndSure: number;
  notFound: number;
  readonly milliseconds: number[];
}

interface ToolAnswer {
  readonly contract: ContractReading | null;
  readonly ms: number;
}

/**
 * Accuracy and speed of contract reading, by look, through `read-document`: the product's reader in Chromium. Every
 * contract is invented and says SPECIMEN.
 */
export async function measureContract(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-contracts-'));
  try {
    const made = await makeAll(folder);
    const answers = await readAll(made.map(({ path }) => path));
    const tallies = new Map<string, Tally>();
    made.forEach((contract, index) => {
      const answer = answers[index];
      if (answer === undefined) throw new Error('read-document did not answer for every file');
      const { name } = contract.look;
      const tally = tallies.get(name) ?? emptyTally();
      tallies.set(name, tally);
      count(tally, contract, answer);
    });
    return [...tallies].flatMap(([name, tally]) => measuresOf(name, tally));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeAll(folder: string): Promise<(MadeContract & { readonly path: string })[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
  try {
    const made: (MadeContract & { readonly path: string })[] = [];
    for (const [place, look] of contractLooks.entries()) {
      for (let seed = 1; seed <= contractsEach; seed += 1) {
        const contract = await makeContract(browser, look, 100 * place + seed);
        const path = join(folder, `${place}-${seed}.${look.medium === 'pdf' ? 'pdf' : 'jpg'}`);
        writeFileSync(path, contract.bytes);
        made.push({ ...contract, path });
      }
    }
    return made;
  } finally {
    await browser.close();
  }
}

/** One JSON line for every file, in their order. */
function readAll(paths: readonly string[]): Promise<ToolAnswer[]> {
  return new Promise((resolveAnswers, reject) => {
    const tool = spawn(
      process.execPath,
      [join(root, 'test/support/read-document.ts'), ...paths, '--kind', 'contract'],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const chunks: Buffer[] = [];
    tool.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    tool.on('error', reject);
    tool.on('close', (code) => {
      if (code !== 0) return reject(new Error(`read-document ended with ${code}`));
      const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
      resolveAnswers(lines.map((line) => JSON.parse(line) as ToolAnswer));
    });
  });
}

function emptyTally(): Tally {
  return { fields: 0, right: 0, wrong: 0, wrongAndSure: 0, notFound: 0, milliseconds: [] };
}

function count(tally: Tally, { facts }: MadeContract, { contract, ms }: ToolAnswer): void {
  const expected = expectedFields(facts);
  const found = contract?.fields ?? [];
  tally.milliseconds.push(ms);
  for (const [field, value] of Object.entries(expected)) {
    tally.fields += 1;
    const reading = found.find((each) => each.field === field);
    if (reading === undefined) tally.notFound += 1;
    else if (normaliseName(reading.value) === normaliseName(value)) tally.right += 1;
    else {
      tally.wrong += 1;
      if (reading.state === 'read') tally.wrongAndSure += 1;
    }
  }
  for (const { field, state } of found) {
    if (field in expected) continue;
    tally.wrong += 1;
    if (state === 'read') tally.wrongAndSure += 1;
  }
}

function measuresOf(name: string, tally: Tally): Measure[] {
  const share = (part: number) => (100 * part) / tally.fields;
  const against = `${tally.fields} fields of ${tally.milliseconds.length} contracts`;
  const mean = tally.milliseconds.reduce((sum, each) => sum + each, 0) / tally.milliseconds.length;
  return [
    { measure: `${name}: right`, value: share(tally.right), unit: '%', against },
    { measure: `${name}: wrong`, value: share(tally.wrong), unit: '%', against },
    { measure: `${name}: wrong and shown as read`, value: share(tally.wrongAndSure), unit: '%', against },
    { measure: `${name}: not found`, value: share(tally.notFound), unit: '%', against },
    { measure: `${name}: reading, mean`, value: mean, unit: 'ms' },
  ];
}
