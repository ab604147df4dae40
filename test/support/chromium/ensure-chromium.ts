import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findHeadlessChromium, findHeadlessShell } from './find-chromium.ts';

const FONTS = 'fonts-noto-core';

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

/** Whether it is there now; only the person who is root on Debian gets it by itself. */
function installOnDebian(name: string): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  say(`Installing the Debian packages ${name} and ${FONTS}.`);
  return aptGet('update') && aptGet('install', '--yes', '--no-install-recommends', name, FONTS);
}

/**
 * Path of a Chromium, installed first when the system is Debian and the person is root. Otherwise says in one line
 * what to install and ends the process with exit code 1.
 */
export function ensureChromium(): string {
  const found = findChromium() ?? (installOnDebian('chromium') ? findChromium() : undefined);
  return found ?? endWithout(`chromium ${FONTS}`);
}

/** As `ensureChromium`, for the tests: the headless one, or any where that cannot be had. */
export function ensureHeadlessChromium(): string {
  const isChosen = Boolean(process.env['CHROMIUM_PATH']);
  if (!isChosen && findHeadlessShell() === undefined) installOnDebian('chromium-headless-shell');
  return findHeadlessChromium() ?? endWithout(`chromium-headless-shell ${FONTS}`);
}

function endWithout(packages: string): never {
  say(
    `Chromium is missing: install it (Debian: apt-get install ${packages}), or set CHROMIUM_PATH to its executable.`,
  );
  return process.exit(1);
}

if (import.meta.main) ensureChromium();
