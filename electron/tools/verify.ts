import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { hasKeyRing, readWithPassphrase, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { verifyStore } from './verify-store.ts';

/**
 * `npm run verify -- --data DIR [--passphrase-file FILE]`: walks a terminal's store without changing it. Exit status:
 * 0 intact, 1 the first fault found (it is named), 2 the store could not be examined.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  });
  if (values.data === undefined) {
    say('usage: npm run verify -- --data DIR [--passphrase-file FILE]');
    return 2;
  }
  if (!existsSync(values.data) || !hasKeyRing(values.data)) {
    say(`no store of a terminal in ${values.data}`);
    return 2;
  }
  const keys = await openKeys(values.data, values['passphrase-file']);
  if (keys === undefined) {
    say('the recovery passphrase is wrong');
    return 2;
  }
  try {
    for await (const step of verifyStore(values.data, keys)) {
      say(`${step.fault === undefined ? 'ok   ' : 'FAULT'} ${step.part}: ${step.fault ?? step.summary}`);
      if (step.fault !== undefined) return 1;
    }
    say('The store is intact.');
    return 0;
  } finally {
    keys.close();
  }
}

/** The key file where there is one; the passphrase given or asked for where the keystore holds the key. */
async function openKeys(directory: string, passphraseFile: string | undefined): Promise<KeyRing | undefined> {
  if (passphraseFile !== undefined) {
    return readWithPassphrase(directory, readFileSync(passphraseFile, 'utf8').replace(/\r?\n$/, ''));
  }
  const unsealed = unsealKeyRing(directory, undefined, 'read-only');
  if (unsealed.state === 'unsealed') return unsealed.keys;
  return readWithPassphrase(directory, await askPassphrase('Recovery passphrase: '));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
