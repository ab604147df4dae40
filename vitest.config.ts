import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Tests of functions that keep nothing: one process runs file after file. */
const pure = ['test/shared/**/*.test.ts'];

/**
 * Everything but the journeys of `test/journeys`, which drive a whole host. Tests run in Ecuador's time zone, which is
 * not UTC; a test of screens names its environment in its first line: `@vitest-environment jsdom`. Time limits only end
 * a test that hangs: a machine may be as slow as it likes.
 */
export default defineConfig({
  plugins: [react()],
  test: {
    exclude: ['test/journeys/**'],
    globalSetup: 'test/support/temporary-folder.ts',
    env: { TZ: 'America/Guayaquil' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Left to itself, Vitest leaves a core idle: on two, half of the machine.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/journeys/**', ...pure] },
      },
    ],
  },
});
