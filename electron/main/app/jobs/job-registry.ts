import { describeError } from '#electron/main/log/describe-error.ts';
import type { JobState } from '#shared/contract/kiosk/terminal/upkeep-methods.ts';
import type { Job, JobRuntime } from './job.ts';
import type { JobName } from './jobs.ts';

/** The jobs of an open store. */
export interface JobRegistry {
  /** Runs those that begin with the store, in their order. */
  start(): void;
  /** Runs what is due; called every second. One that fell due while it was running runs once more when it ends. */
  tick(): void;
  list(): JobState[];
  /** Ends the run under way, if there is one. False where there is none. */
  cancel(name: JobName): boolean;
}

interface Entry {
  readonly job: Job;
  readonly run: (signal: AbortSignal) => void | Promise<void>;
  /** Scheduler's milliseconds from which it is due; undefined: never by itself. */
  due: number | undefined;
  running: AbortController | undefined;
  /** It fell due while it was running. */
  isAwaited: boolean;
  startedAt: string | null;
  endedAt: string | null;
  outcome: JobState['outcome'];
}

/** A registry of every job there is: none can be defined and not started. */
export function createJobRegistry(jobs: Readonly<Record<JobName, Job>>, runtime: JobRuntime): JobRegistry {
  const { context } = runtime;
  const { clock, scheduler, log, closing } = context;
  const entries = new Map<JobName, Entry>(
    (Object.keys(jobs) as JobName[]).map((name) => [name, entryOf(jobs[name])]),
  );

  closing.addEventListener('abort', () => {
    for (const { running } of entries.values()) running?.abort();
  });

  function entryOf(job: Job): Entry {
    const begins = job.atStart ? 0 : (job.period ?? 0) * 1000;
    return {
      job,
      run: job.prepare(runtime),
      due: job.atStart || job.period !== null ? scheduler.monotonic() + begins : undefined,
      running: undefined,
      isAwaited: false,
      startedAt: null,
      endedAt: null,
      outcome: null,
    };
  }

  function begin(name: JobName, entry: Entry): void {
    const { period } = entry.job;
    entry.due = period === null ? undefined : scheduler.monotonic() + period * 1000;
    if (entry.running !== undefined) {
      entry.isAwaited = true;
      return;
    }
    entry.isAwaited = false;
    const running = new AbortController();
    entry.startedAt = clock.now().toISOString();
    entry.running = running;
    const end = (outcome: NonNullable<JobState['outcome']>): void => {
      entry.running = undefined;
      entry.endedAt = clock.now().toISOString();
      entry.outcome = running.signal.aborted ? 'cancelled' : outcome;
      if (entry.isAwaited && !closing.aborted) begin(name, entry);
    };
    const fail = (error: unknown): void => {
      log.error('job-failed', { state: name, stack: describeError(error) });
      end('failed');
    };
    try {
      const work = entry.run(running.signal);
      // Awaited when the store closes; both views are told when it ends.
      if (work === undefined) end('done');
      else context.later(() => work.then(() => end('done'), fail));
    } catch (error) {
      fail(error);
    }
  }

  function runDue(): void {
    const now = scheduler.monotonic();
    for (const [name, entry] of entries) {
      if (entry.due !== undefined && entry.due <= now && !closing.aborted) begin(name, entry);
    }
  }

  return {
    start: runDue,
    tick: runDue,
    list: () => [...entries].map(([name, entry]) => stateOf(name, entry)),
    cancel(name) {
      const entry = entries.get(name);
      if (entry?.running === undefined) return false;
      // Whoever ends it does not want it once more at once.
      entry.isAwaited = false;
      entry.running.abort();
      return true;
    },
  };

  function stateOf(name: JobName, entry: Entry): JobState {
    const { job, running, startedAt, endedAt, outcome, due } = entry;
    const left = due === undefined ? undefined : Math.max(0, due - scheduler.monotonic());
    return {
      name,
      title: job.title,
      period: job.period,
      running: running !== undefined,
      startedAt,
      endedAt,
      outcome,
      nextAt: left === undefined ? null : new Date(clock.now().getTime() + left).toISOString(),
    };
  }
}
