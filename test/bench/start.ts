import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mainPath } from '#test/journeys/support/hosts.ts';
import { startPreviewHost } from '#test/support/preview-host/preview-host.ts';
import { setUpTerminal } from '#test/support/set-up-terminal.ts';
import { type Measure, percentile } from './measure.ts';

/** Rounds of each; the two alternate so that a noisy machine is noisy for both. */
const rounds = 7;
const emptyMain = resolve(import.meta.dirname, 'empty-window/main.js');

/** Milliseconds from starting the host until a button of the first window can be used. */
async function timeToButton(main: string, dataDirectory: string): Promise<number> {
  const begin = performance.now();
  const host = await startPreviewHost({
    mainPath: main,
    dataDirectory,
    report: () => undefined,
  });
  const window = await host.waitForWindow(
    ({ url }) => url.includes('clerk.html') || url.includes('empty.html'),
  );
  await window.page.locator('button').first().waitFor();
  const elapsed = performance.now() - begin;
  await host.close();
  return elapsed;
}

/** Start to a usable sign-in screen, against an empty window of the same runtime in the same run. Target: 1.5. */
export async function measureStart(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  try {
    await setUpTerminal(folder);
    const product: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await timeToButton(emptyMain, join(folder, 'empty')));
      product.push(await timeToButton(mainPath, folder));
    }
    const value = percentile(product, 0.5);
    const base = percentile(empty, 0.5);
    return [
      { measure: 'empty window', value: base, unit: 'ms' },
      {
        measure: 'start to sign-in (median)',
        value,
        unit: 'ms',
        ratio: value / base,
        against: 'an empty window of the same runtime (target 1.5)',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
