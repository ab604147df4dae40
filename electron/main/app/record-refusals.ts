import { transact } from '#electron/main/db/core/transact.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { recordAs } from '../context/record.ts';
import type { Refusal } from './kiosk.ts';
import type { Runtime } from './runtime.ts';

/** Milliseconds in which the same refusal is written once, and its repetitions once more, counted. */
const REFUSAL_WINDOW = 60_000;

export interface RefusalRecorder {
  /** Never throws: what was refused stays refused, recorded or not. */
  record(refusal: Refusal): void;
  /** Writes the repetitions that wait and stops. */
  stop(): void;
}

interface Repeated {
  readonly refusal: Refusal;
  readonly accountId: string | null;
  /** Repetitions after the first, which was written at once. */
  times: number;
}

/** Refused calls on the audit trail of an open store. A page gone wild fills a row a minute, not the disk. */
export function createRefusalRecorder(runtime: Runtime): RefusalRecorder {
  const repeated = new Map<string, Repeated>();
  const stopTimer = runtime.scheduler.every(REFUSAL_WINDOW, flush);

  function write({ refusal, accountId, times }: Repeated): void {
    if (runtime.phase.kind !== 'open') return;
    const { context } = runtime.phase;
    const { view = null, method = null, reason } = refusal;
    try {
      transact(context.db, () =>
        recordAs(context, accountId, 'call-refused', null, { view, method, reason, count: times }),
      );
    } catch (error) {
      context.log.error('refusal-not-recorded', { stack: describeError(error) });
    }
  }

  function flush(): void {
    for (const each of repeated.values()) if (each.times > 0) write(each);
    repeated.clear();
  }

  return {
    record(refusal) {
      if (runtime.phase.kind !== 'open') return;
      // Nobody signs in at the worker's view: a call from there is not the clerk's act.
      const accountId = refusal.view === 'clerk' ? (runtime.phase.context.session.account?.id ?? null) : null;
      const key = [refusal.view, refusal.method, refusal.reason, accountId].join(' ');
      const known = repeated.get(key);
      if (known !== undefined) {
        known.times += 1;
        return;
      }
      write({ refusal, accountId, times: 1 });
      repeated.set(key, { refusal, accountId, times: 0 });
    },
    stop() {
      stopTimer();
      flush();
    },
  };
}
