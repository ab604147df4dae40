import { parseArgs } from 'node:util';
import { commands, isCommand, usage } from './head-office/commands.ts';
import { defaultFolder } from './head-office/office-folder.ts';
import { readNumber } from './head-office/read-number.ts';
import { serve } from './head-office/serve.ts';
import { Trouble } from './head-office/trouble.ts';
import { troubleOf } from './head-office/trouble-of.ts';

/**
 * `npm run head-office`: head office's end (docs/head-office.md). Without a command it starts the embedded one and stays.
 * `--json` for programs. Exit status: 0 done, 1 not (it is said why), 2 the call was none.
 */
async function main(): Promise<number> {
  const { values, positionals } = readCall();
  const { json } = values;
  const [name = 'serve', ...operands] = positionals;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const path = values.folder ?? defaultFolder();
  try {
    if (name === 'help' || values.help) {
      say(usage);
      return 0;
    }
    if (name === 'serve' && operands.length === 0) {
      await serve(path, { port: readNumber('--port', values.port, 65_535), say });
      return 0;
    }
    if (!isCommand(name)) throw new WrongCall();
    const report = await commands[name]({ path, operands, values });
    if (report === undefined) throw new WrongCall();
    if (json) say(JSON.stringify(report.facts));
    else for (const line of report.lines) say(line);
    return report.isGood === false ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongCall) {
      process.stderr.write(`${usage}\n`);
      return 2;
    }
    const trouble = error instanceof Trouble ? error : troubleOf(error);
    if (trouble === undefined) throw error;
    if (json) say(JSON.stringify({ outcome: 'failed', why: trouble.message }));
    else process.stderr.write(`${trouble.message}\n`);
    return 1;
  }
}

class WrongCall extends Error {}

function readCall() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        port: { type: 'string', default: '5432' },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        'branch-name': { type: 'string' },
        hours: { type: 'string', default: '24' },
        to: { type: 'string', default: '.' },
        after: { type: 'string', default: '0' },
        fingerprint: { type: 'string' },
        reason: { type: 'string' },
        hosts: { type: 'string' },
        name: { type: 'string' },
        again: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n${usage}\n`);
    process.exit(2);
  }
}

process.exitCode = await main();
