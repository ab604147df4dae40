import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askPassphrase } from './ask-passphrase.ts';
import { compareFolders } from './compare-folders.ts';
import { examineBackup } from './examine-backup.ts';
import { examineCertificate } from './examine-certificate.ts';
import { examineFolder } from './examine-folder.ts';

/**
 * `npm run verify -- --data DIR [--passphrase-file FILE]`: walks a terminal's store without changing it. With
 * `--compare OTHER` two stores are compared, with `--backup PLACE` everything at a backup place is read, and with
 * `--certificate FILE [--signer KEY]` the certificate of a terminal that was closed. Exit status: 0 intact or equal, 1 a
 * fault or difference found (it is named), 2 there was nothing that could be examined.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      compare: { type: 'string' },
      backup: { type: 'string' },
      certificate: { type: 'string' },
      signer: { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  });
  if (values.certificate !== undefined) return examineCertificate(values.certificate, values.signer, say);
  if (values.data === undefined && values.backup === undefined) {
    say('usage: npm run verify -- --data DIR [--compare OTHER] | --backup PLACE [--passphrase-file FILE]');
    say('       npm run verify -- --certificate FILE [--signer KEY]');
    return 2;
  }
  const given = readPassphrase(values['passphrase-file']);
  if (given === null) {
    say(`${values['passphrase-file']} cannot be read`);
    return 2;
  }
  const ask = () => askPassphrase('Recovery passphrase: ');
  if (values.backup !== undefined) return examineBackup(values.backup, given ?? (await ask()), say);
  const { data = '', compare } = values;
  if (compare !== undefined) return compareFolders(data, compare, given ?? (await ask()), say);
  return examineFolder(data, { ask, ...(given && { given }) }, say);
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
