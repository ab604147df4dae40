import { mkdirSync } from 'node:fs';
import type { Context } from '#electron/main/context/context.ts';
import { getAnomalySettings } from '#electron/main/db/anomalies/anomaly-settings-store.ts';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { errorCode } from '#electron/main/db/core/disk-errors.ts';
import {
  type DatabaseProblem,
  databaseFileName,
  isOfDatabase,
  problemOf,
} from '#electron/main/db/core/open-database.ts';
import {
  type HeldStore,
  openStore,
  type StopReason,
  type Store,
  type StoreEnvironment,
} from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { unlessDiskFails } from '#electron/main/db/core/unless-disk-fails.ts';
import { getCaptureSettings } from '#electron/main/db/documents/capture-settings-store.ts';
import { getGateLimits } from '#electron/main/db/documents/gate-limits-store.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { findMailSettings } from '#electron/main/db/mail/mail-settings-store.ts';
import { readClosing, requireSameStore } from '#electron/main/db/safety/closing-file.ts';
import { findLeaving } from '#electron/main/db/safety/leaving-store.ts';
import { getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { findTerminal, type Terminal } from '#electron/main/db/terminal/terminal-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import { describeFault } from '#electron/main/db/witnesses/describe-fault.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { createGuessEstimator } from '#electron/main/keys/guess-estimator.ts';
import { type KeyRing, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { newIncidentId } from '#electron/main/log/incident-id.ts';
import { checkStoreFolder } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { endSession } from '#electron/main/use-cases/accounts/sign-out.ts';
import { answerStep } from '../context/even-answers.ts';
import { createOneAtATime } from '../context/one-at-a-time.ts';
import { recordAs } from '../context/record.ts';
import type { Scheduler } from '../context/scheduler.ts';
import { settleServices } from '../display/judge-attempt.ts';
import { settleKits } from '../display/make-kit.ts';
import { createContext } from './create-context.ts';
import { findStoreFault, type StoreFault } from './find-store-fault.ts';
import { idleWatchInterval, watchIdle } from './idle-watch.ts';
import { createJobRegistry } from './jobs/job-registry.ts';
import { jobs as everyJob } from './jobs/jobs.ts';
import type { KioskEnvironment } from './kiosk.ts';
import { enterErasing, enterLeaving } from './leave-terminal.ts';
import type { Runtime } from './runtime.ts';
import {
  finishSetUp,
  hasDatabase,
  isSetUpUnfinished,
  listStoreParts,
  setAsideUnfinished,
} from './store-parts.ts';

/** Milliseconds between two looks at a store that another program has open. */
const busyInterval = 2000;

/** Milliseconds that the program's end waits for what is not at the backup place yet. */
const lastFlush = 5000;

export function createRuntime(environment: KioskEnvironment, scheduler: Scheduler): Runtime {
  return {
    environment,
    scheduler,
    answerStep: environment.answerStep ?? answerStep,
    estimateGuesses: environment.estimateGuesses ?? createGuessEstimator(),
    phase: { kind: 'first-run' },
    restoring: null,
    publish: () => undefined,
    leave: () => undefined,
    openingOneAtATime: createOneAtATime(),
    workerOneAtATime: createOneAtATime(),
    underWay: new Set(),
    callsUnderWay: 0,
    stopTimer: () => undefined,
    stopped: undefined,
    closing: new AbortController(),
  };
}

/**
 * Opens the store with what this machine has; while another program has it, looks again until it is free. Never
 * throws: whatever keeps it from opening is the phase, with its incident.
 */
export function openAtStart(runtime: Runtime): void {
  guardStart(runtime, () => tryToOpen(runtime));
  if (!isBusy(runtime)) return;
  runtime.stopTimer = runtime.scheduler.every(busyInterval, () => {
    const { stopTimer } = runtime;
    guardStart(runtime, () => tryToOpen(runtime));
    if (isBusy(runtime)) return;
    stopTimer();
    runtime.publish();
  });
}

/** Runs a part of the start. What it throws becomes the phase that every view can show; undefined then. */
export function guardStart<Value>(runtime: Runtime, part: () => Value): Value | undefined {
  try {
    return part();
  } catch (error) {
    failStart(runtime, error);
    return undefined;
  }
}

export function failStart(runtime: Runtime, error: unknown): void {
  enterUnavailable(runtime, findStoreFault(error, runtime.environment.dataDirectory), describeError(error));
}

/** The same fault found again keeps its incident. */
function enterUnavailable(runtime: Runtime, fault: StoreFault, stack?: string): void {
  const { phase, environment } = runtime;
  if (phase.kind === 'unavailable' && phase.problem === fault.problem && phase.file === fault.file) return;
  const incident = newIncidentId(environment.randomness);
  const named = fault.file === null ? {} : { state: fault.file };
  const traced = stack === undefined ? {} : { stack };
  environment.log.error('store-not-opened', { incident, reason: fault.problem, ...named, ...traced });
  runtime.phase = { kind: 'unavailable', incident, ...fault };
}

function isBusy({ phase }: Runtime): boolean {
  return phase.kind === 'unavailable' && phase.problem === 'database-busy';
}

/** The phase says what came of it. Throws what keeps the store from opening. */
function tryToOpen(runtime: Runtime): void {
  const { dataDirectory, keystore } = runtime.environment;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const closing = readClosing(dataDirectory);
  if (closing !== undefined) {
    if (closing.erasedAt === null) {
      requireSameStore(dataDirectory, closing);
      enterErasing(runtime, closing);
    } else runtime.phase = { kind: 'closed', closing };
    return;
  }
  checkStoreFolder(dataDirectory, documentsDirectoryName);
  const unsealed = unsealKeyRing(dataDirectory, keystore, 'repair', (key) =>
    isOfDatabase(dataDirectory, key),
  );
  switch (unsealed.state) {
    case 'unsealed':
      openWith(runtime, unsealed.keys);
      return;
    case 'sealed':
      requireDatabase(dataDirectory);
      runtime.phase = { kind: 'sealed' };
      return;
    case 'absent':
      if (listStoreParts(dataDirectory).length > 0 && !isUnfinishedSetAside(dataDirectory)) {
        throw new StoreFileError(keyRingFileName, 'file-missing');
      }
      runtime.phase = { kind: 'first-run' };
  }
}

/**
 * Opens the store with its key; undefined when it does not open, and the phase says why. A set-up that never finished
 * is set aside, and the first run starts over. Throws what `openStore` throws, with the keys closed.
 */
export function openWith(runtime: Runtime, keys: KeyRing): Context | undefined {
  const { dataDirectory } = runtime.environment;
  let store: Store | undefined;
  try {
    const isUnfinished = isSetUpUnfinished(dataDirectory);
    requireDatabase(dataDirectory);
    const opened = openStore(storeEnvironment(runtime), keys, runtime.scheduler.monotonic);
    if (opened.state === 'unavailable') {
      keys.close();
      enterUnavailable(runtime, faultOf(opened.problem));
      return undefined;
    }
    if (opened.state === 'held') {
      hold(runtime, opened.held);
      return undefined;
    }
    store = opened.store;
    const terminal = findTerminal(store.db);
    if (terminal === undefined) {
      store.close();
      if (!isUnfinishedSetAside(dataDirectory)) throw new StoreFileError(databaseFileName, 'file-damaged');
      runtime.phase = { kind: 'first-run' };
      return undefined;
    }
    if (isUnfinished) finishSetUp(dataDirectory);
    const leaving = findLeaving(store.db);
    if (leaving !== undefined) {
      enterLeaving(runtime, store, terminal, leaving);
      return undefined;
    }
    return start(runtime, store, terminal);
  } catch (error) {
    store?.close();
    keys.close();
    throw error;
  }
}

export function storeEnvironment(runtime: Runtime): StoreEnvironment {
  const { dataDirectory, systemTime, hashing, backup, log } = runtime.environment;
  return {
    dataDirectory,
    systemTime,
    hashing,
    onWitness(failure) {
      if (failure === undefined) log.info('witness-written-again');
      else log.error('witness-not-written', { stack: describeError(failure) });
    },
    backup: backup && {
      ...backup,
      onChange: () => runtime.publish(),
      onFailed: (stack) => log.error('backup-failed', { stack }),
    },
  };
}

/** Nothing is written until a person decides. */
function hold(runtime: Runtime, held: HeldStore): void {
  for (const fault of held.faults) {
    runtime.environment.log.error('witness-differs', { reason: describeFault(fault) });
  }
  runtime.phase = { kind: 'held', held };
}

/** A database is made by the set-up alone: one that is gone is never replaced by an empty one. */
function requireDatabase(dataDirectory: string): void {
  if (!isSetUpUnfinished(dataDirectory) && !hasDatabase(dataDirectory)) {
    throw new StoreFileError(databaseFileName, 'file-missing');
  }
}

function faultOf(problem: DatabaseProblem): StoreFault {
  const file = problem === 'disk-full' ? null : problem === 'key-wrong' ? keyRingFileName : databaseFileName;
  return { problem, file };
}

function isUnfinishedSetAside(dataDirectory: string): boolean {
  return isSetUpUnfinished(dataDirectory) && setAsideUnfinished(dataDirectory);
}

/** From here on the product runs: timers, waiting mail, orphaned files. Throws before any of them is begun. */
export function start(runtime: Runtime, store: Store, terminal: Terminal): Context {
  const context = createContext(runtime, store, terminal);
  const { sealedBy, condition } = store.keys;
  transact(store.db, () => {
    recordAs(context, null, 'store-unsealed', null, { by: sealedBy });
    if (condition.repaired.length > 0) {
      recordAs(context, null, 'key-ring-mended', null, { files: condition.repaired.join(',') });
    }
    if (condition.recovery === 'damaged') recordAs(context, null, 'recovery-block-damaged', null, {});
  });
  checkSettings(store.db);
  unlessDiskFails(() => settleServices(context));
  unlessDiskFails(() => settleKits(context));
  const jobs = createJobRegistry(everyJob, { environment: runtime.environment, store, context });
  runtime.phase = { kind: 'open', store, context, jobs };
  store.onStop((why) => stopWork(runtime, store, context, why));
  runtime.stopTimer = runtime.scheduler.every(idleWatchInterval, () => {
    watchIdle(context);
    jobs.tick();
    runtime.publish();
  });
  store.backup?.usePlace(getSafetyRecord(store.db).place);
  jobs.start();
  return context;
}

/**
 * The store must not be written in any more: whoever is at work is told, and every call that comes is refused. What is in
 * memory is forgotten; nothing of it can be written.
 */
function stopWork(runtime: Runtime, store: Store, context: Context, why: StopReason): void {
  runtime.stopTimer();
  runtime.closing.abort();
  void context.reading.close();
  runtime.stopped = store;
  enterUnavailable(
    runtime,
    why === 'damaged' ? { problem: 'damaged-at-work', file: databaseFileName } : { problem: why, file: null },
  );
  try {
    endSession(context);
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_READONLY') throw error;
  }
  runtime.publish();
}

/** Reads every setting once, so that one that is not understood is found here and not in the middle of work. */
function checkSettings(db: Connection): void {
  const readers = [
    getSettings,
    getGateLimits,
    getAnomalySettings,
    getCaptureSettings,
    findMailSettings,
    getVisaTypeChanges,
    getSafetyRecord,
    getOffice,
    getOfficeLine,
  ];
  try {
    for (const read of readers) read(db);
  } catch (error) {
    throw problemOf(error) === undefined ? new StoreFileError(databaseFileName, 'file-damaged') : error;
  }
}

export async function closeStore(runtime: Runtime): Promise<void> {
  runtime.stopTimer();
  const { phase } = runtime;
  if (phase.kind === 'held') phase.held.close();
  if (runtime.stopped !== undefined) {
    await Promise.all(runtime.underWay);
    runtime.stopped.close();
  }
  if (phase.kind === 'leaving') {
    await phase.readingEnded;
    phase.store?.close();
    await Promise.all(runtime.underWay);
  }
  // A certificate that gets to the place later writes nothing where somebody else may begin.
  if (phase.kind === 'closed') runtime.phase = { kind: 'sealed' };
  if (phase.kind !== 'open') return;
  endSession(phase.context);
  // Windows that are closing are not told of a store that closes with them.
  runtime.publish = () => undefined;
  runtime.closing.abort();
  await Promise.all(runtime.underWay);
  await phase.store.backup?.flush(lastFlush);
  runtime.phase = { kind: 'sealed' };
  // Last to close, main moves the log into the database.
  await phase.context.reading.close();
  phase.store.close();
}
