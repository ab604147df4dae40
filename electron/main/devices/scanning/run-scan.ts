import { type ChildProcess, spawn } from 'node:child_process';
import type { ScannerProblem, ScanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';

export interface ScanRun {
  readonly command: string;
  readonly commandArguments: readonly string[];
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** A run that prints nothing for so long is over: a device that hangs says nothing more. */
  readonly silenceLimit: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ScanProgress) => void;
}

/** Milliseconds a scan that failed or was cancelled has to park the lamp and end by itself. */
const PATIENCE_MILLISECONDS = 5000;
/** Milliseconds in which the last words of a program that ended still arrive. */
const LAST_WORDS_MILLISECONDS = 250;
const LONGEST_WORDS = 4096;

/** Runs `scanimage` to its end. Null when all went well; `feeder-empty` also after the last sheet. Never rejects. */
export function runScan(run: ScanRun): Promise<ScannerProblem | null> {
  if (run.signal.aborted) return Promise.resolve('cancelled');
  return new Promise((resolve) => {
    const child = spawn(run.command, run.commandArguments, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...run.environment, LC_ALL: 'C' },
      windowsHide: true,
      // A group of its own: some backends leave a process behind that holds the device.
      detached: true,
    });
    let words = '';
    let page = 1;
    let percent: number | null = null;
    let ended: ScannerProblem | undefined;
    let silence: NodeJS.Timeout | undefined;
    let patience: NodeJS.Timeout | undefined;

    function hurry(): void {
      patience ??= setTimeout(() => endGroup(child), PATIENCE_MILLISECONDS);
    }
    function stop(problem: ScannerProblem): void {
      ended ??= problem;
      child.kill('SIGINT');
      hurry();
    }
    function listen(): void {
      clearTimeout(silence);
      silence = setTimeout(() => stop('scanner-not-answering'), run.silenceLimit);
    }
    const onAbort = (): void => stop('cancelled');
    function finish(problem: ScannerProblem | null): void {
      clearTimeout(silence);
      clearTimeout(patience);
      run.signal.removeEventListener('abort', onAbort);
      child.stderr.destroy();
      endGroup(child);
      resolve(problem);
    }

    run.signal.addEventListener('abort', onAbort);
    listen();
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      listen();
      words = `${words}${text}`.slice(-LONGEST_WORDS);
      if (/scanimage: sane_(start|read): /.test(text)) hurry();
      const begun = text.match(/Scanning page (\d+)/g)?.at(-1);
      if (begun !== undefined) {
        page = Number(/\d+/.exec(begun)?.[0] ?? page);
        percent = null;
      }
      const told = text.match(/Progress: ([\d.]+)%/g)?.at(-1);
      if (told !== undefined) percent = Math.min(100, Number(/[\d.]+/.exec(told)?.[0]));
      run.onProgress({ page, percent });
    });
    child.on('error', () => finish(ended ?? 'scanning-not-installed'));
    child.on('exit', (code) => {
      const conclude = (): void => finish(ended ?? problemOf(code ?? 1, words));
      const late = setTimeout(conclude, LAST_WORDS_MILLISECONDS);
      child.on('close', () => {
        clearTimeout(late);
        conclude();
      });
    });
  });
}

/** Ends the program and what it started. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

/** What SANE says of its states, and what the counter calls them. Source: the SANE standard, 4.2.7. */
const SAID: readonly (readonly [RegExp, ScannerProblem])[] = [
  [/feeder jammed/i, 'feeder-jammed'],
  [/cover is open/i, 'cover-open'],
  [/out of documents/i, 'feeder-empty'],
  [/device busy/i, 'scanner-busy'],
  [/access to resource has been denied/i, 'access-denied'],
  [/error during device i\/o/i, 'scanner-lost'],
  [/operation was cancell?ed/i, 'cancelled'],
  [/open of device .* failed|no SANE devices/i, 'scanner-not-found'],
];

/**
 * scanimage ends with the device's state, with 0 for a feeder that ran out, and with 1 for what went wrong before
 * there was one; its words say more.
 */
export function problemOf(code: number, words: string): ScannerProblem | null {
  const said = SAID.find(([pattern]) => pattern.test(words))?.[1];
  if (said !== undefined) return said;
  switch (code) {
    case 0:
      return null;
    case 2:
      return 'cancelled';
    case 3:
      return 'scanner-busy';
    case 6:
      return 'feeder-jammed';
    case 7:
      return 'feeder-empty';
    case 8:
      return 'cover-open';
    case 9:
      return 'scanner-lost';
    case 11:
      return 'access-denied';
    default:
      return 'scan-failed';
  }
}
