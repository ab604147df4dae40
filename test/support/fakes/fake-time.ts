import type { Scheduler } from '#electron/main/context/scheduler.ts';

/** The machine's wall clock and its passing time, both in the test's hands. */
export interface FakeTime {
  readonly systemTime: () => Date;
  readonly scheduler: Scheduler;
  /** Both clocks go on; timers that fall due are called. */
  advance(time: { readonly minutes?: number; readonly seconds?: number }): void;
  /** Both clocks go on, as over a night: no timer is called. */
  pass(milliseconds: number): void;
  /** Only the wall clock moves, as when somebody sets it. */
  setWallClock(instant: string): void;
}

interface FakeTimer {
  readonly every: number;
  readonly callback: () => void;
  next: number;
}

export function createFakeTime(start = '2026-11-23T14:00:00.000Z'): FakeTime {
  let wall = Date.parse(start);
  let monotonic = 0;
  const timers = new Set<FakeTimer>();
  return {
    systemTime: () => new Date(wall),
    scheduler: {
      monotonic: () => monotonic,
      every: (milliseconds, callback) => {
        const timer = { every: milliseconds, callback, next: monotonic + milliseconds };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    advance: ({ minutes = 0, seconds = 0 }) => {
      const end = monotonic + minutes * 60_000 + seconds * 1000;
      for (;;) {
        const due = [...timers].filter((timer) => timer.next <= end).sort((a, b) => a.next - b.next)[0];
        if (due === undefined) break;
        wall += due.next - monotonic;
        monotonic = due.next;
        due.next += due.every;
        due.callback();
      }
      wall += end - monotonic;
      monotonic = end;
    },
    pass: (milliseconds) => {
      wall += milliseconds;
      monotonic += milliseconds;
      for (const timer of timers) timer.next += milliseconds;
    },
    setWallClock: (instant) => {
      wall = Date.parse(instant);
    },
  };
}
