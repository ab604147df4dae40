import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const screens = ['test/renderer/**/*.test.tsx'];

/** Tests that put another module in the place of one: the others of a process would find it there. */
const alone = globSync('test/**/*.test.ts').filter((path) => {
  const text = readFileSync(path, 'utf8');
  return text.includes('vi.mock(') || text.includes('full-disk.ts');
});

/**
 * Everything but the journeys of `test/journeys`, which drive a whole host. Tests run in Ecuador's time zone, which is
 * not UTC; a test of screens names its environment in its first line: `@vitest-environment jsdom`. Time limits only end
 * a test that hangs: a machine may be as slow as it likes.
 *
 * One process runs file after file and loads the product once, for it keeps nothing in its modules; so what a support
 * module does before or after each test is asked for by a call in the file, or by a project's `setupFiles`.
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
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: ['test/journeys/**', ...alone] },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: screens,
          setupFiles: ['test/renderer/support/no-element-stacks.ts', 'test/renderer/support/after-each.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
});
