import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askPassphrase } from './ask-passphrase.ts';
import { examineFolder } from './examine-folder.ts';

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
  const given = readPassphrase(values['passphrase-file']);
  if (given === null) {
    say(`${values['passphrase-file']} cannot be read`);
    return 2;
  }
  const passphrase = { ask: () => askPassphrase('Recovery passphrase: '), ...(given && { given }) };
  return examineFolder(values.data, passphrase, say);
}

/** Null when the file named cannot be read. */
function readPassphrase(path: string | undefined): string | undefined | null {
  try {
    return path && readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
