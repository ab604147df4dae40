import type { Context } from '#electron/main/context/context.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import type { KioskEnvironment } from '../kiosk.ts';

/** What a job may touch. */
export interface JobRuntime {
  readonly environment: KioskEnvironment;
  readonly store: Store;
  readonly context: Context;
}

/** Work that nobody at the counter waits for. */
export interface Job {
  /** What an administrator reads of it. */
  readonly title: Readonly<Record<ClerkLanguage, string>>;
  /** Seconds between two runs; null: once, when the store opens. */
  readonly period: number | null;
  /** Whether it also runs when the store opens. */
  readonly atStart: boolean;
  /**
   * Called once for each open store; what comes back runs the job. It holds main's loop for at most 16 ms at a time, and
   * ends early where `signal` aborts and it can. What it throws is logged, and it runs again when it is due.
   */
  readonly prepare: (runtime: JobRuntime) => (signal: AbortSignal) => void | Promise<void>;
}
