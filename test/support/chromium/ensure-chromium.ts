import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

const PACKAGES = ['chromium', 'fonts-noto-core'];

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function aptGet(...parameters: string[]): boolean {
  const { status } = spawnSync('apt-get', ['-qq', ...parameters], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function installOnDebian(): boolean {
  say(`Chromium is missing: installing the Debian packages ${PACKAGES.join(' and ')}.`);
  return aptGet('update') && aptGet('install', '--yes', '--no-install-recommends', ...PACKAGES);
}

/**
 * Path of a Chromium, installed first when the system is Debian and the person is root. Otherwise says in one line
 * what to install and ends the process with exit code 1.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const installed = isDebian && installOnDebian() ? findChromium() : undefined;
  if (installed !== undefined) return installed;
  say(
    'Chromium is missing: install it (Debian: apt-get install chromium fonts-noto-core), or set CHROMIUM_PATH to its executable.',
  );
  return process.exit(1);
}

if (import.meta.main) ensureChromium();
