import type { Printer, PrintJobState, PrintOutcome } from '#electron/main/ports.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { type CommandOutcome, runCommand } from '../run-command.ts';
import { askPrintSystem } from './ask-print-system.ts';
import type { IppResponse } from './ipp-message.ts';
import { judgePrintJob } from './judge-print-job.ts';

const DEFAULT_TIME_LIMIT_MILLISECONDS = 20_000;
const ASKING_LIMIT_MILLISECONDS = 3000;
const LONGEST_MESSAGE = 200;
/** `client-error-not-found`. */
const NOT_FOUND = 0x0406;

/**
 * Nothing is meant for the back of a sheet: of two copies to be signed each is one. A queue without A4 gets it reduced
 * to its own paper, never cut off.
 */
const sheetOptions = {
  a4: ['-o', 'media=A4', '-o', 'print-scaling=none', '-o', 'sides=one-sided'],
  other: ['-o', 'print-scaling=fit', '-o', 'fit-to-page', '-o', 'sides=one-sided'],
} as const;

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

  const askQueue = (queue: string): Promise<IppResponse | undefined> =>
    askPrintSystem(
      environment,
      {
        operation: 'get-printer-attributes',
        target: { name: 'printer-uri', uri: `ipp://localhost/printers/${encodeURIComponent(queue)}` },
        wanted: ['printer-state', 'printer-state-reasons', 'printer-state-message', 'media-supported'],
      },
      ASKING_LIMIT_MILLISECONDS,
    );

  return {
    listQueues,
    async print(queue, pdf, title) {
      // A stopped queue accepts jobs and prints them days later, when nobody waits for them any more.
      const state = await run('lpstat', ['-p', queue]);
      if (state.state === 'ended' && /\bdisabled\b/.test(state.output)) return failed('printer-stopped');
      if (state.state === 'ended' && state.code !== 0 && !(await listQueues()).includes(queue)) {
        return failed('printer-not-found');
      }
      const options = sheetOptions[takesA4(await askQueue(queue)) ? 'a4' : 'other'];
      return judgePrint(await run('lp', ['-d', queue, '-t', title, ...options, '-'], pdf));
    },
    async followJob(job): Promise<PrintJobState | undefined> {
      const { queue, number } = partsOf(job);
      const answer = await askPrintSystem(
        environment,
        {
          operation: 'get-job-attributes',
          target: { name: 'job-uri', uri: `ipp://localhost/jobs/${number}` },
          wanted: [
            'job-state',
            'job-state-reasons',
            'job-printer-state-reasons',
            'job-printer-state-message',
          ],
        },
        ASKING_LIMIT_MILLISECONDS,
      );
      if (answer === undefined) return undefined;
      if (answer.status === NOT_FOUND) return { state: 'forgotten' };
      // Busy, or it wants to know who asks: nothing is known of the job.
      if (answer.status > 0xff) return undefined;
      return judgePrintJob(answer, await askQueue(queue));
    },
    async cancelJob(job) {
      await run('cancel', [job]);
    },
  };
}

/** `lp` says `Recibos-12`; a queue's own name may hold hyphens too. */
function partsOf(job: string): { readonly queue: string; readonly number: string } {
  const at = job.lastIndexOf('-');
  return { queue: job.slice(0, at), number: job.slice(at + 1) };
}

/** Whoever does not say which paper it takes is asked for A4. */
function takesA4(queue: IppResponse | undefined): boolean {
  const media = queue?.attributes.get('media-supported') ?? [];
  return media.length === 0 || media.some((name) => String(name).startsWith('iso_a4'));
}

function judgePrint(outcome: CommandOutcome): PrintOutcome {
  if (outcome.state === 'missing') return failed('printing-not-installed');
  if (outcome.state === 'took-too-long') return failed('printer-not-answering');
  if (outcome.code !== 0) {
    const words = firstLine(outcome.errors);
    if (words === undefined) return failed('printer-not-answering');
    const known = refusals.find(([pattern]) => pattern.test(words));
    return known === undefined ? { ok: false, problem: 'other', message: words } : failed(known[1]);
  }
  return { ok: true, job: /request id is (\S+)/.exec(outcome.output)?.[1] ?? null };
}

/** Why `lp` takes nothing, in its own words: they come in English, and the screen says it in ours. */
const refusals: readonly (readonly [RegExp, Exclude<PrinterProblem, 'other'>])[] = [
  [/not accepting jobs/i, 'printer-refuses'],
  [/does not exist|no such (printer|destination)|unknown destination/i, 'printer-not-found'],
  [
    /scheduler (is )?not (running|responding)|unable to (connect|contact)|no default destination/i,
    'printing-not-running',
  ],
  [/bad file descriptor|connection refused|transport endpoint/i, 'printing-not-running'],
  [/too many (active )?jobs/i, 'printer-full'],
  [/forbidden|not authorized|unauthorized|not allowed to print/i, 'printer-forbidden'],
  [/quota/i, 'printer-forbidden'],
];

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
