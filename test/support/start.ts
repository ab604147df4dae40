import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './chromium/ensure-chromium.ts';
import { startPreviewHost } from './preview-host/preview-host.ts';

/**
 * `npm start`: runs the built product in Electron when its binary is here or can be fetched, else in the preview
 * host, and says which. `--sample` prepares a branch to try it with, in a folder of its own. `--headless` needs no display and prints "ready" once the first window has loaded.
 */

const root = resolve(import.meta.dirname, '../..');
const mainPath = join(root, 'out/main/index.js');
const electronPackage = join(root, 'node_modules/electron');

/** Milliseconds that fetching Electron's binary may take. */
const FETCH_LIMIT = 20_000;
/** Milliseconds after a fetch that ran out of time in which it is not tried again: each start would wait for it. */
const FETCH_PAUSE = 24 * 60 * 60 * 1000;

/** Milliseconds in which the first window is expected. */
const START_LIMIT = 60_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function configurationDirectory(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  switch (process.platform) {
    case 'win32':
      return APPDATA ?? join(homedir(), 'AppData/Roaming');
    case 'darwin':
      return join(homedir(), 'Library/Application Support');
    default:
      return XDG_CONFIG_HOME ?? join(homedir(), '.config');
  }
}

function findElectron(): string | undefined {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const { ELECTRON_OVERRIDE_DIST_PATH: given } = process.env;
  const path = join(given ?? join(electronPackage, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}

function fetchElectron(): string | undefined {
  const mark = join(root, 'node_modules/.cache/ventanilla/electron-not-fetched');
  if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs < FETCH_PAUSE) return undefined;
  const { error } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT,
  });
  if (error !== undefined) {
    mkdirSync(join(mark, '..'), { recursive: true });
    writeFileSync(mark, '');
  }
  return findElectron();
}

function runElectron(path: string, dataDirectory: string): void {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...sandbox, root, ...positionals], {
    stdio: 'inherit',
    env: { ...process.env, VENTANILLA_DATA: dataDirectory },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function runPreviewHost(dataDirectory: string, headless: boolean): Promise<void> {
  const chromiumPath = ensureChromium();
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const host = await startPreviewHost({ mainPath, dataDirectory, headless, chromiumPath, argv: positionals });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void host.close());
  const shown = host.waitForWindow(undefined, START_LIMIT).then(
    () => true,
    () => false,
  );
  void shown.then((isShown) => {
    if (isShown && headless) say('ready');
    if (!isShown) say('No window was shown: Ventanilla may be running already with this data folder.');
  });
  const code = await host.onExit;
  await shown;
  process.exit(code);
}

const { values, positionals } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    sample: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
  allowPositionals: true,
});
const { DISPLAY, WAYLAND_DISPLAY, VENTANILLA_DATA } = process.env;
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
const dataDirectory = resolve(
  values.data ??
    (values.sample
      ? join(configurationDirectory(), 'ventanilla-sample')
      : VENTANILLA_DATA || join(configurationDirectory(), 'ventanilla')),
);
const isBuilt = existsSync(mainPath);
if (values.sample && isBuilt && (hasDisplay || values.headless)) {
  say('Preparing the sample branch.');
  ensureChromium();
  const { prepareSampleBranch } = await import('./sample-branch.ts');
  const { environment, words } = await prepareSampleBranch(dataDirectory);
  Object.assign(process.env, environment);
  for (const line of words) say(line);
} else if (!values.sample && isBuilt && !existsSync(join(dataDirectory, 'ventanilla.db'))) {
  say('To try it with a sample branch, ready with accounts, people and documents: npm start -- --sample');
}

if (!isBuilt) {
  say('The product is not built: run npm run build first.');
  process.exit(1);
} else if (values.headless) {
  say('Ventanilla runs in the preview host, headless.');
  await runPreviewHost(dataDirectory, true);
} else if (!hasDisplay) {
  say('There is no display here: run npm run tour to see the product in pictures.');
} else {
  const electron = findElectron() ?? fetchElectron();
  if (electron === undefined) {
    say('Ventanilla runs in the preview host: Electron’s binary is not here and could not be fetched.');
    await runPreviewHost(dataDirectory, false);
  } else {
    say('Ventanilla runs in Electron.');
    runElectron(electron, dataDirectory);
  }
}
