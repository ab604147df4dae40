import type { z } from 'zod';
import type { Context } from '#electron/main/context/context.ts';
import type { HeldStore, Store } from '#electron/main/db/core/open-store.ts';
import type { Closing } from '#electron/main/db/safety/closing-file.ts';
import type { RestoreProgress } from '#electron/main/db/safety/restore-store.ts';
import type { EstimateGuesses } from '#electron/main/keys/guess-estimator.ts';
import type { ClosingStatement, leavingStatus } from '#shared/contract/kiosk/safety/leaving-values.ts';
import type { OneAtATime } from '../context/one-at-a-time.ts';
import type { Scheduler } from '../context/scheduler.ts';
import type { StoreFault } from './find-store-fault.ts';
import type { JobRegistry } from './jobs/job-registry.ts';
import type { KioskEnvironment } from './kiosk.ts';

/** What there is before, and around, an open store. */
export interface Runtime {
  readonly environment: KioskEnvironment;
  readonly scheduler: Scheduler;
  /** Milliseconds between the moments at which a guess is answered. */
  readonly answerStep: number;
  readonly estimateGuesses: EstimateGuesses;
  phase: Phase;
  /** How far a restore is; null while none is under way. */
  restoring: RestoreProgress | null;
  /** Tells each view its session if it changed. */
  publish: () => void;
  /** Set-up and unsealing, which open the store, never run twice at once. */
  readonly openingOneAtATime: OneAtATime;
  /** The worker's calls run in the order they came: a key pressed during a hash comes after it. */
  readonly workerOneAtATime: OneAtATime;
  /** Background work under way, to be awaited on closing. */
  readonly underWay: Set<Promise<void>>;
  /** Calls that have not answered. */
  callsUnderWay: number;
  /** A store that work was stopped in: open to nobody, and closed with the program. */
  stopped: Store | undefined;
  /** Aborts when the store closes, or nothing may be written in it any more; another one where work begins again. */
  closing: AbortController;
  stopTimer: () => void;
  /** Ends the work of an open store that says so; see `leave-terminal.ts`. */
  leave: () => void;
}

/** The terminal ends its work on this machine. */
export interface LeavingPhase {
  readonly kind: 'leaving';
  /** Null while it is destroyed: nobody has it open. */
  store: Store | null;
  /** Nothing may be written in it any more. */
  isStopped: boolean;
  /** Of the thread that read in it: the last that has the database open moves its log. */
  readonly readingEnded: Promise<void>;
  leaving: Omit<z.infer<typeof leavingStatus>, 'progress'>;
  /** A snapshot was taken since: it knows of the end. */
  hasSnapshot: boolean;
  /** Of the last copy: what people call its place, and where it lies. */
  copied: NonNullable<ClosingStatement['backup']> | null;
}

type Phase =
  | { readonly kind: 'first-run' }
  | { readonly kind: 'sealed' }
  | ({ readonly kind: 'unavailable'; readonly incident: string } & StoreFault)
  /** The database is not the one its witnesses saw last: a person decides. */
  | { readonly kind: 'held'; readonly held: HeldStore }
  | LeavingPhase
  | { readonly kind: 'closed'; closing: Closing }
  | { readonly kind: 'open'; readonly store: Store; readonly context: Context; readonly jobs: JobRegistry };
