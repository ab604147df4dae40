import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';

/**
 * The people's journeys. Each project is a host for the same tests: the preview host always, Electron where its binary
 * is present (`test/journeys/support/hosts.ts` skips it loudly elsewhere). A journey that fails is tried once more, because a
 * machine may be slow; `test/run.ts` names one that passes only then. Time limits only end what hangs.
 */
export default defineConfig({
  globalSetup: './test/support/temporary-folder.ts',
  testDir: 'test/journeys',
  outputDir: 'out/test-results/journeys',
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A journey waits for frames and answers a quarter of its time: one more than there are cores keeps them busy.
  workers: Math.min(availableParallelism() + 1, 4),
  fullyParallel: true,
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'out/test-results/playwright.json' }]],
  projects: [
    { name: 'preview', metadata: { host: 'preview' } },
    { name: 'electron', metadata: { host: 'electron' } },
  ],
});
