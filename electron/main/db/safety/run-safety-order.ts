import { startPlaceThread } from '#electron/main/backup/place-thread.ts';
import type { PlaceFailure, ProgressOf, SafetyAnswers, SafetyMessage, SafetyOrder } from './safety-orders.ts';

/**
 * Milliseconds that a look may take once its thread has begun, however busy the machine was until then, and that a thread
 * may take to give up what it is told to.
 */
const patience = 6000;
/**
 * Milliseconds without a sign of life after which longer work is given up: a place that hangs holds its thread, and so do
 * some steps of a restore, which take minutes where a store is large.
 */
const patienceWithWork = 5 * 60_000;

interface Watch<Kind extends SafetyOrder['kind']> {
  readonly onProgress?: (progress: ProgressOf<Kind>) => void;
  /** Cancels it: what it had written by then it takes away. */
  readonly signal?: AbortSignal;
}

type OrderOf<Kind extends SafetyOrder['kind']> = Extract<SafetyOrder, { readonly kind: Kind }>;

/** Gives an order to a thread of its own; `threadFile` is `safety-thread.ts`, built or not. Never rejects. */
export function runSafetyOrder<Kind extends SafetyOrder['kind']>(
  threadFile: string,
  order: OrderOf<Kind>,
  { onProgress, signal }: Watch<Kind> = {},
): Promise<SafetyAnswers[Kind]> {
  return new Promise((resolve) => {
    const worker = startPlaceThread(threadFile, { workerData: order });
    const isLook = ['look', 'mark', 'drive', 'put'].includes(order.kind);
    let timer: NodeJS.Timeout | undefined;
    let silence: NodeJS.Timeout | undefined;

    function settle(answer: SafetyAnswers[Kind]): void {
      clearTimeout(timer);
      clearTimeout(silence);
      signal?.removeEventListener('abort', cancel);
      resolve(answer);
    }
    function giveUp(problem: PlaceFailure['problem'], error: string | null = null): void {
      void worker.terminate();
      settle({ ok: false, problem, error });
    }
    function cancel(): void {
      worker.postMessage('cancel');
      timer = setTimeout(() => giveUp('cancelled'), patience);
    }

    function expectLife(): void {
      clearTimeout(silence);
      silence = setTimeout(() => giveUp('no-answer'), patienceWithWork);
      silence.unref();
    }

    worker.on('message', (message: SafetyMessage) => {
      if (!isLook) expectLife();
      if ('progress' in message) onProgress?.(message.progress as ProgressOf<Kind>);
      else if ('begun' in message) {
        if (isLook) timer ??= setTimeout(() => giveUp('no-answer'), patience);
      } else if ('answer' in message) settle(message.answer as SafetyAnswers[Kind]);
    });
    worker.on('error', (error) => giveUp('failed', error.stack ?? error.message));
    worker.on('exit', () => giveUp('failed', 'the thread ended without an answer'));
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}
