import { fork } from 'node:child_process';
import { once } from 'node:events';

interface LastWords {
  readonly said: string;
  /** The product's own process where it is not the child's: killed with it. */
  readonly processId?: number;
}

/**
 * Runs a story in a process of its own until it says something, and kills it there, without any chance to clean up. Gives
 * what it said.
 */
export async function killAtWork(file: string, order: object): Promise<string> {
  const living = fork(file, [JSON.stringify(order)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(living, 'exit');
  const last = await Promise.race([
    once(living, 'message').then(([message]) => message as LastWords),
    gone.then((): LastWords => ({ said: 'ended by itself' })),
  ]);
  if (last.processId !== undefined) process.kill(last.processId, 'SIGKILL');
  living.kill('SIGKILL');
  await gone;
  return last.said;
}
