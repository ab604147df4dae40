import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import { setUpTerminal } from '#test/support/set-up-terminal.ts';
import { makeSpecimens } from '#test/support/specimens/make-specimens.ts';
import type { SpecimenFiles } from './clerk-journey.ts';
import { type HostName, type HostOptions, missingForElectron, type RunningHost, startHost } from './hosts.ts';

/** Starts the product on this test's own data; may be called again after a close, on the same data. */
export type Start = (options?: Partial<HostOptions>) => Promise<RunningHost>;

interface TestFixtures {
  readonly host: HostName;
  readonly dataDirectory: string;
  readonly start: Start;
}

interface WorkerFixtures {
  /** A terminal with its accounts, copied for each test. */
  readonly template: string;
  readonly specimens: SpecimenFiles;
}

/** A people's journey: real screens, main process, database and files; a fresh terminal for each. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  template: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixture's own signature
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'ventanilla-template-'));
      await setUpTerminal(folder);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  specimens: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixture's own signature
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'ventanilla-specimens-'));
      await use(await makeSpecimens(folder));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: the fixture's own signature
  host: async ({}, use, info) => {
    const host = info.project.metadata['host'] as HostName;
    const missing = host === 'electron' ? missingForElectron() : undefined;
    base.skip(missing !== undefined, missing ?? '');
    await use(host);
  },
  dataDirectory: async ({ template }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ventanilla-journey-'));
    cpSync(template, folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ host, dataDirectory }, use) => {
    const started: RunningHost[] = [];
    await use(async (options) => {
      const running = await startHost(host, { dataDirectory, ...options });
      started.push(running);
      return running;
    });
    for (const running of started) await running.close().catch(() => undefined);
  },
});

export { expect };
