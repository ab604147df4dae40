import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './chromium/ensure-chromium.ts';
import { startPreviewHost } from './preview-host/preview-host.ts';

/**
 * `npm run -s read-document -- FILE… [--kind passport|contract|card]`: builds the product when it is not built or its
 * sources are newer, and runs its reader in the preview host, which needs no display. Only JSON goes to standard
 * output.
 */

const root = resolve(import.meta.dirname, '../..');
const mainPath = join(root, 'out/main/read-document.js');
const sources = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json'];

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, { parentPath, name }) => Math.max(newest, statSync(join(parentPath, name)).mtimeMs), 0);
}

function isBuilt(): boolean {
  if (!existsSync(mainPath)) return false;
  const { mtimeMs } = statSync(mainPath);
  return sources.every((name) => newestChange(join(root, name)) <= mtimeMs);
}

function build(): boolean {
  process.stderr.write('read-document: building the product first.\n');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  return status === 0;
}

if (!isBuilt() && !build()) process.exit(1);
const host = await startPreviewHost({
  mainPath,
  headless: true,
  chromiumPath: ensureChromium(),
  argv: process.argv.slice(2),
  report: () => undefined,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void host.close());
process.exit(await host.onExit);
