import type { Context } from '#electron/main/context/context.ts';
import { describeError } from '#electron/main/log/describe-error.ts';

/** Milliseconds after signing in: the first screen comes first, the first document some seconds later. */
export const readerWarmDelay = 2000;

/** Has the reader's process started and its models loaded in a moment. Nobody waits for it, closing included. */
export function warmReaderSoon({ scheduler, reader, closing, log }: Context): void {
  const stop = scheduler.every(readerWarmDelay, () => {
    stop();
    if (closing.aborted) return;
    reader.warm().catch((error: unknown) => log.warn('reader-not-warm', { stack: describeError(error) }));
  });
}
