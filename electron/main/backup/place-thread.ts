import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Threads of this program that a place may hold, until each has ended. */
const alive = new Set<Worker>();

/** A thread for what touches a place: a share that hangs holds it in the middle of a call, and nothing else. */
export function startPlaceThread(file: string, options?: WorkerOptions): Worker {
  const worker = new Worker(file, options);
  worker.unref();
  alive.add(worker);
  worker.once('exit', () => alive.delete(worker));
  return worker;
}

/**
 * Ends the program by `exit`, which waits for every thread: where one has not ended after so many milliseconds, because a
 * share that does not answer holds it, the program is killed. Whatever it has to save is on the disk before.
 */
export async function exitWithoutPlaces(exit: () => void, patience = 2000): Promise<void> {
  const ended = Promise.all([...alive].map((worker) => worker.terminate())).then(() => true);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const haveEnded = await Promise.race([ended, late]);
  clearTimeout(timer);
  if (haveEnded) exit();
  else process.kill(process.pid, 'SIGKILL');
}
