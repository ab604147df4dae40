import { Worker } from 'node:worker_threads';
import { isDamage } from '../core/disk-errors.ts';
import type { ReadingOrder, ReadReply, ReadRequest } from './reading-thread.ts';
import type { ReadInput, ReadName, ReadResult } from './reads.ts';
import type { OpenReading } from './store-reading.ts';

interface Waiting {
  readonly resolve: (result: ReadResult<ReadName>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One thread with a connection of its own, begun at the first read. `threadFile` is `reading-thread.ts`, built or not.
 * When it dies, `onFailed` is told, whoever waits for it is rejected, and the next read begins another one.
 */
export function createReadingThread(threadFile: string, onFailed: (error: unknown) => void): OpenReading {
  return (directory, key, onDamage) => {
    const waiting = new Map<number, Waiting>();
    // The store's own key is zeroed when it closes; this copy with it.
    const kept = new Uint8Array(key);
    let worker: Worker | undefined;
    let lastId = 0;
    let isClosed = false;

    function begin(): Worker {
      // The thread gets a copy of the key, which it zeroes.
      const workerData: ReadingOrder = { directory, key: new Uint8Array(kept) };
      const begun = new Worker(threadFile, { workerData });
      begun.on('message', (reply: ReadReply) => {
        const asked = waiting.get(reply.id);
        waiting.delete(reply.id);
        // Only who waits for it keeps the program going.
        if (waiting.size === 0) begun.unref();
        if (reply.ok) return asked?.resolve(reply.result);
        const error = Object.assign(new Error('a read failed in its thread'), reply);
        if (isDamage(error)) onDamage();
        return asked?.reject(error);
      });
      begun.on('error', onFailed);
      begun.on('exit', () => {
        if (worker === begun) worker = undefined;
        rejectAll();
      });
      return begun;
    }

    function rejectAll(): void {
      for (const { reject } of waiting.values()) reject(new Error('the reading thread ended'));
      waiting.clear();
    }

    return {
      read<Name extends ReadName>(name: Name, input: ReadInput<Name>): Promise<ReadResult<Name>> {
        if (isClosed) return Promise.reject(new Error('the store is closed'));
        worker ??= begin();
        const id = ++lastId;
        const request: ReadRequest = { id, name, input };
        const answer = new Promise<ReadResult<ReadName>>((resolve, reject) => {
          waiting.set(id, { resolve, reject });
        });
        worker.ref();
        worker.postMessage(request);
        return answer as Promise<ReadResult<Name>>;
      },
      async close() {
        isClosed = true;
        kept.fill(0);
        const ending = worker?.terminate();
        rejectAll();
        await ending;
      },
    };
  };
}
