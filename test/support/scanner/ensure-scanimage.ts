import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGE = 'sane-utils';

export function hasScanimage(): boolean {
  return spawnSync('scanimage', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * SANE's own `scanimage`, whose `test` and `pnm` devices are real ones for the tests: installed when the system is
 * Debian and the person is root. Without it the tests of scanning are skipped, and one line says so.
 */
export function ensureScanimage(): boolean {
  if (hasScanimage()) return true;
  if (process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    process.stderr.write(`scanimage is missing: installing the Debian package ${PACKAGE}.\n`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const aptGet = (...parameters: string[]) =>
      spawnSync('apt-get', ['-qq', ...parameters], { stdio: 'ignore', env: environment }).status === 0;
    if (aptGet('update') && aptGet('install', '--yes', '--no-install-recommends', PACKAGE))
      return hasScanimage();
  }
  process.stderr.write(
    `scanimage is missing: the tests of scanning are skipped. Install it with apt-get install ${PACKAGE}.\n`,
  );
  return false;
}

if (import.meta.main) ensureScanimage();
