import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

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

/** Where a Chromium is: CHROMIUM_PATH first, then the system's own, then one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH: given, PATH: searchPath = '' } = process.env;
  if (given !== undefined && given !== '') return isExecutable(given) ? given : undefined;
  const extension = process.platform === 'win32' ? '.exe' : '';
  const onPath = searchPath
    .split(delimiter)
    .filter((directory) => directory !== '')
    .flatMap((directory) => COMMANDS.map((command) => join(directory, `${command}${extension}`)));
  const candidates = [...onPath, ...(FIXED_PATHS[process.platform] ?? []), chromium.executablePath()];
  return candidates.find((path) => path !== '' && isExecutable(path));
}
