import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds that main's loop is held at most while this goes on. */
export async function longestHold(act: () => Promise<void>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await act();
  histogram.disable();
  return histogram.max / 1e6;
}
