/** Passing time, apart from the wall clock: idle is measured on a clock that nobody can set back. */
export interface Scheduler {
  /** Milliseconds since some fixed moment; never goes back. */
  monotonic(): number;
  /** Calls back every `milliseconds` until the returned function is called. */
  every(milliseconds: number, callback: () => void): () => void;
}

export function createSystemScheduler(): Scheduler {
  return {
    monotonic: () => performance.now(),
    every: (milliseconds, callback) => {
      const timer = setInterval(callback, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
