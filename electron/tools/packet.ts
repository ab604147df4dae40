import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inspectFile, verifyFile } from './examine-packet.ts';

/**
 * `npm run packet -- inspect FILE`: what a packet or a receipt says of itself. `npm run packet -- verify FILE`: whether it
 * is whole, as it was written and signed by the key that it names. `--key FILE` (head office's age key) opens a packet
 * and proves every event and document; `--signer KEY` (base64) says which key the terminal must have signed with;
 * `--head-office FILE` (its public keys) says whose a receipt must be. `--json` for programs. Exit status: 0 it is good, 1
 * it is not (it is said why), 2 there was nothing that could be examined.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      signer: { type: 'string' },
      'head-office': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [command, file] = positionals;
  if (file === undefined || positionals.length !== 2 || (command !== 'inspect' && command !== 'verify')) {
    say(
      'usage: npm run packet -- inspect|verify FILE [--key FILE] [--signer KEY] [--head-office FILE] [--json]',
    );
    return 2;
  }
  try {
    const identity = values.key === undefined ? undefined : identityIn(values.key);
    const keys = values['head-office'] === undefined ? undefined : read(values['head-office']);
    const report =
      command === 'inspect'
        ? inspectFile(file)
        : await verifyFile(file, { identity, signer: values.signer, headOffice: keys });
    if (values.json) say(JSON.stringify(report));
    else for (const line of report.lines) say(line);
    return report.outcome === 'good' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    say(error.message);
    return 2;
  }
}

class Unreadable extends Error {}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Unreadable(`${path} cannot be read`);
  }
}

/** A file as `age-keygen` writes it: comments, and one key. */
function identityIn(path: string): string {
  const line = read(path)
    .split('\n')
    .find((each) => each.startsWith('AGE-SECRET-KEY-1'));
  if (line === undefined) throw new Unreadable(`${path} holds no age key`);
  return line.trim();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();
