import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../../..');

/**
 * A process of this folder as one file, which loads in a fraction of the time: what is killed hundreds of times should
 * not spend its life loading. Gives its path, under `out/`.
 */
export async function bundleProcess(name: string): Promise<string> {
  const outDir = join(root, 'out/test-processes');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      target: 'node22',
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        external: ['better-sqlite3', 'argon2'],
        output: { entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, `${name}.js`);
}
