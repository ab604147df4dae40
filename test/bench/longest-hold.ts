import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds that main's loop is held at most while this goes on. */
export async function longestHold(act: () => Promise<void>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await act();
  histogram.disable();
  return histogram.max / 1e6;
}

/** Milliseconds of each turn of main's loop while something goes on. */
export interface Turns {
  /** As a person waits for them. */
  readonly passed: readonly number[];
  /** Of the processor alone: neither the disk nor who else uses the machine is in it. */
  readonly processor: readonly number[];
}

/** Every turn of main's loop while this goes on. The loop never sleeps meanwhile. */
export async function turnsOf(act: () => Promise<void>): Promise<Turns> {
  const passed: number[] = [];
  const processor: number[] = [];
  let isOver = false;
  let [at, used] = [performance.now(), process.threadCpuUsage()];
  function turn(): void {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(used);
    passed.push(now - at);
    processor.push((user + system) / 1000);
    [at, used] = [performance.now(), process.threadCpuUsage()];
    if (!isOver) setImmediate(turn);
  }
  setImmediate(turn);
  await act();
  isOver = true;
  return { passed, processor };
}
