import { uptime } from 'node:os';

/** Milliseconds by which the uptime may be early. */
const uptimeResolution = 1000;

/** Passing time, apart from the wall clock: idle is measured on a clock that nobody can set back. */
export interface Scheduler {
  /** Milliseconds since some fixed moment; never goes back. */
  monotonic(): number;
  /** Calls back every `milliseconds` until the returned function is called. */
  every(milliseconds: number, callback: () => void): () => void;
}

/** On Linux the program's own clock stands still while the machine sleeps; its uptime does not, in whole seconds. */
export function createSystemScheduler(): Scheduler {
  const [startedAt, uptimeAtStart] = [performance.now(), uptime()];
  return {
    monotonic: () =>
      Math.max(performance.now(), startedAt + (uptime() - uptimeAtStart) * 1000 - uptimeResolution),
    every: (milliseconds, callback) => {
      const timer = setInterval(callback, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
