import { spawn } from 'node:child_process';

export type CommandOutcome =
  | { readonly state: 'ended'; readonly code: number; readonly output: string; readonly errors: string }
  | { readonly state: 'missing' }
  | { readonly state: 'took-too-long' };

const LONGEST_OUTPUT = 64 * 1024;

export interface CommandOptions {
  readonly input?: Uint8Array;
  readonly milliseconds: number;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

/** Runs a program of the system without a shell, its words in English, `input` on its standard input. */
export function runCommand(
  command: string,
  commandArguments: readonly string[],
  options: CommandOptions,
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...options.environment, LC_ALL: 'C' },
      windowsHide: true,
    });
    let output = '';
    let errors = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ state: 'took-too-long' });
    }, options.milliseconds);
    function end(outcome: CommandOutcome): void {
      clearTimeout(timer);
      resolve(outcome);
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < LONGEST_OUTPUT) output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (errors.length < LONGEST_OUTPUT) errors += text;
    });
    // A program that ends before it read everything closes the pipe: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.on('error', () => end({ state: 'missing' }));
    child.on('close', (code) => end({ state: 'ended', code: code ?? 1, output, errors }));
    child.stdin.end(options.input);
  });
}
