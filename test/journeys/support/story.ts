import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { test as base, expect } from 'playwright/test';
import { oncePerRun } from '#test/support/once-per-run.ts';
import { launchSharedBrowser } from '#test/support/preview-host/start-browser.ts';
import { makeSpecimens, specimensIn } from '#test/support/specimens/make-specimens.ts';
import type { SpecimenFiles } from './clerk-journey.ts';
import type { RegisteredVisit } from './fast-forward.ts';
import { type HostName, type HostOptions, missingForElectron, type RunningHost, startHost } from './hosts.ts';
import { layMilestone, type Milestone, terminalFolder } from './milestones.ts';

/** Starts the product on this test's own data; may be called again after a close, on the same data. */
export type Start = (options?: Partial<HostOptions>) => Promise<RunningHost>;

interface TestFixtures {
  readonly host: HostName;
  /** `test.use({ reader: 'recorded' })` in stories that are not about documents. */
  readonly reader: NonNullable<HostOptions['reader']>;
  /** `test.use({ breaksPolicy: true })` where a story tries what the pages' own policy refuses. */
  readonly breaksPolicy: boolean;
  readonly dataDirectory: string;
  /** Before `start`: the story's terminal begins at a milestone. */
  readonly begin: (milestone: Milestone) => Promise<RegisteredVisit>;
  readonly start: Start;
}

interface WorkerFixtures {
  /** Shared by the stories that do not kill it. */
  readonly chromium: Browser;
  readonly specimens: SpecimenFiles;
}

/** A people's journey: real screens, main process, database and files; a fresh terminal for each. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  chromium: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixture's own signature
    async ({}, use) => {
      const browser = await launchSharedBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  specimens: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixture's own signature
    async ({}, use) => {
      const folder = await oncePerRun('specimens', async (made) => void (await makeSpecimens(made)));
      await use(specimensIn(folder));
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
  reader: ['real', { option: true }],
  breaksPolicy: [false, { option: true }],
  dataDirectory: async ({ host: _here, chromium }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ventanilla-journey-'));
    cpSync(await terminalFolder(chromium), folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  begin: async ({ dataDirectory, chromium }, use) => {
    await use((milestone) => layMilestone(milestone, dataDirectory, chromium));
  },
  start: async ({ host, dataDirectory, reader, breaksPolicy, chromium }, use) => {
    const started: RunningHost[] = [];
    const refusedByPolicy: string[] = [];
    await use(async (options) => {
      const running = await startHost(host, { dataDirectory, reader, browser: chromium, ...options });
      started.push(running);
      for (const page of [running.clerk, running.worker]) {
        page.on('console', (message) => {
          if (message.text().includes('Content Security Policy')) refusedByPolicy.push(message.text());
        });
      }
      return running;
    });
    for (const running of started) await running.close().catch(() => undefined);
    if (!breaksPolicy) expect(refusedByPolicy, 'what the pages do and their own policy refuses').toEqual([]);
  },
});

export { expect };
