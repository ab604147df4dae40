import type { PrinterProblem } from '#shared/api/values.ts';
import type { Printer, PrintOutcome } from '../ports.ts';
import { type CommandOutcome, runCommand } from './run-command.ts';

const DEFAULT_TIME_LIMIT_MILLISECONDS = 20_000;
const LONGEST_MESSAGE = 200;

/** CUPS by its own commands. The paper goes in on standard input: no copy of it is left on the disk by us. */
export function createCupsPrinter(
  environment: Readonly<NodeJS.ProcessEnv>,
  timeLimit = DEFAULT_TIME_LIMIT_MILLISECONDS,
): Printer {
  const run = (command: string, commandArguments: readonly string[], input?: Uint8Array) =>
    runCommand(command, commandArguments, {
      milliseconds: timeLimit,
      environment,
      ...(input === undefined ? {} : { input }),
    });

  async function listQueues(): Promise<string[]> {
    const outcome = await run('lpstat', ['-e']);
    if (outcome.state !== 'ended' || outcome.code !== 0) return [];
    return outcome.output
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  return {
    listQueues,
    async print(queue, pdf, title) {
      // A stopped queue accepts jobs and prints them days later, when nobody waits for them any more.
      const state = await run('lpstat', ['-p', queue]);
      if (state.state === 'ended' && /\bdisabled\b/.test(state.output)) return failed('printer-stopped');
      if (state.state === 'ended' && state.code !== 0 && !(await listQueues()).includes(queue)) {
        return failed('printer-not-found');
      }
      return judgePrint(await run('lp', ['-d', queue, '-t', title, '-o', 'print-scaling=none', '-'], pdf));
    },
  };
}

function judgePrint(outcome: CommandOutcome): PrintOutcome {
  if (outcome.state === 'missing') return failed('printing-not-installed');
  if (outcome.state === 'took-too-long') return failed('printer-not-answering');
  if (outcome.code !== 0) {
    const words = firstLine(outcome.errors);
    return words === undefined
      ? failed('printer-not-answering')
      : { ok: false, problem: 'other', message: words };
  }
  return { ok: true, job: /request id is (\S+)/.exec(outcome.output)?.[1] ?? '' };
}

function firstLine(text: string): string | undefined {
  const line = text
    .split('\n')
    .map((each) => each.replace(/^lp: /, '').trim())
    .find((each) => each !== '');
  return line?.slice(0, LONGEST_MESSAGE);
}

function failed(problem: Exclude<PrinterProblem, 'other'>): PrintOutcome {
  return { ok: false, problem, message: null };
}
