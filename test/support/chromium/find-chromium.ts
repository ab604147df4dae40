import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Chromium's engine with no browser around it: the same pages for half the processor time. */
const HEADLESS_COMMANDS = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
/** Debian's command is a shell around it, which would stay behind when it is killed. */
const HEADLESS_PATH = '/usr/lib/chromium/chromium-headless-shell';

const FIXED_PATHS: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(commands: readonly string[]): string[] {
  const { PATH: searchPath = '' } = process.env;
  const extension = process.platform === 'win32' ? '.exe' : '';
  return searchPath
    .split(delimiter)
    .filter((directory) => directory !== '')
    .flatMap((directory) => commands.map((command) => join(directory, `${command}${extension}`)));
}

/** Where a Chromium is: CHROMIUM_PATH first, then the system's own, then one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH: given } = process.env;
  if (given !== undefined && given !== '') return isExecutable(given) ? given : undefined;
  const candidates = [
    ...onPath(COMMANDS),
    ...(FIXED_PATHS[process.platform] ?? []),
    chromium.executablePath(),
  ];
  return candidates.find((path) => path !== '' && isExecutable(path));
}

/** The headless one of this machine's; undefined too where CHROMIUM_PATH says what to take. */
export function findHeadlessShell(): string | undefined {
  if (process.env['CHROMIUM_PATH']) return undefined;
  return [HEADLESS_PATH, ...onPath(HEADLESS_COMMANDS)].find(isExecutable);
}

/** For pages that no person will see. */
export function findHeadlessChromium(): string | undefined {
  return findHeadlessShell() ?? findChromium();
}
