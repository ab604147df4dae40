import { Worker } from 'node:worker_threads';
import type { CheckOrder } from './check-thread.ts';

/** Looks for damage in the whole database; undefined when there is none, or when `signal` ends it. Never rejects. */
export type CheckDatabase = (
  directory: string,
  key: Uint8Array,
  signal: AbortSignal,
) => Promise<string | undefined>;

/**
 * `threadFile` is `check-thread.ts`, built or not. A check that came to no end found nothing and says nothing: `onFailed`
 * is told.
 */
export function createDatabaseCheck(threadFile: string, onFailed: (error: unknown) => void): CheckDatabase {
  return (directory, key, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      // The thread gets a copy of the key, which it zeroes.
      const workerData: CheckOrder = { directory, key: new Uint8Array(key) };
      const worker = new Worker(threadFile, { workerData });
      const stop = () => void worker.terminate();
      signal.addEventListener('abort', stop, { once: true });
      let damage: string | undefined;
      worker.on('message', (found: string | null) => {
        damage = found ?? undefined;
      });
      worker.on('error', onFailed);
      worker.on('exit', () => {
        signal.removeEventListener('abort', stop);
        resolve(damage);
      });
      worker.unref();
    });
}
