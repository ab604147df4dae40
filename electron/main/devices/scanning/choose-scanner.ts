import type { Scanner } from '#electron/main/ports.ts';
import { createSaneScanner } from './sane-scanner.ts';
import { createWindowsScanner } from './windows-scanner.ts';

/** SANE on Linux, WIA on Windows: both speak to every maker's devices. */
export function chooseScanner(platform: NodeJS.Platform): Scanner {
  const environment = { ...process.env };
  return platform === 'win32' ? createWindowsScanner(environment) : createSaneScanner({ environment });
}
