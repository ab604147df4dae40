import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '#electron/main/context.ts';
import { databaseFileName } from '#electron/main/db/open-database.ts';
import { openStore, type Store } from '#electron/main/db/open-store.ts';
import { findTerminal, type Terminal } from '#electron/main/db/terminal-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { unlessDiskFails } from '#electron/main/db/unless-disk-fails.ts';
import { type KeyRing, keyRingFileName, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { KioskEnvironment } from '#electron/main/kiosk.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { createMailPacing } from '#electron/main/mail/mail-pacing.ts';
import { endSession } from '#electron/main/use-cases/sign-out.ts';
import { inspectWaitingLater } from '../use-cases/inspect-documents.ts';
import { makeAllOwedPapersLater } from '../use-cases/make-papers.ts';
import { emptyCapture } from './capture-state.ts';
import { refreshDelivery } from './email-code.ts';
import { answerStep } from './even-answers.ts';
import { followPrintJobsLater, printingIdle } from './follow-print-jobs.ts';
import { idleWatchInterval, watchIdle } from './idle-watch.ts';
import { settleServices } from './judge-attempt.ts';
import { settleKits } from './make-kit.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { recordAs } from './record.ts';
import type { Scheduler } from './scheduler.ts';
import { sendQueuedMail } from './send-queued-mail.ts';
import { emptySession } from './session-state.ts';
import type { Shell } from './shell.ts';
import { createClockWatch } from './watch-clock.ts';

/** Seconds between two offers of the waiting mail to the transport. */
const mailInterval = 15;
/** Milliseconds between two looks at a store that another program has open. */
const busyInterval = 2000;
/** Seconds between two looks at the jobs in the print system. */
const printInterval = 2;

export function createShell(environment: KioskEnvironment, scheduler: Scheduler): Shell {
  return {
    environment,
    scheduler,
    answerStep: environment.answerStep ?? answerStep,
    phase: { kind: 'first-run' },
    publish: () => undefined,
    openingOneAtATime: createOneAtATime(),
    workerOneAtATime: createOneAtATime(),
    underWay: new Set(),
    stopTimer: () => undefined,
    closing: new AbortController(),
  };
}

/** Opens the store with what this machine has; while another program has it, looks again until it is free. */
export function openAtStart(shell: Shell): void {
  tryToOpen(shell);
  if (!isBusy(shell)) return;
  shell.stopTimer = shell.scheduler.every(busyInterval, () => {
    const { stopTimer } = shell;
    tryToOpen(shell);
    if (isBusy(shell)) return;
    stopTimer();
    shell.publish();
  });
}

function isBusy({ phase }: Shell): boolean {
  return phase.kind === 'unavailable' && phase.problem === 'database-busy';
}

/** The phase says what came of it. */
function tryToOpen(shell: Shell): void {
  const { dataDirectory, keystore } = shell.environment;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const unsealed = unsealKeyRing(dataDirectory, keystore);
  if (unsealed.state === 'unsealed') openWith(shell, unsealed.keys);
  else shell.phase = { kind: unsealed.state === 'absent' ? 'first-run' : 'sealed' };
}

/** Opens the store with its key; undefined when it does not open, and the phase says why. A store whose set-up never finished is set aside, and the first run starts over. */
export function openWith(shell: Shell, keys: KeyRing): Context | undefined {
  const opened = openStore(shell.environment, keys, shell.scheduler.monotonic);
  if (!opened.ok) {
    keys.close();
    shell.phase = { kind: 'unavailable', problem: opened.problem };
    return undefined;
  }
  const terminal = findTerminal(opened.store.db);
  if (terminal === undefined) {
    opened.store.close();
    setAside(shell.environment.dataDirectory);
    shell.phase = { kind: 'first-run' };
    return undefined;
  }
  return start(shell, opened.store, terminal);
}

/** From here on the product runs: timers, waiting mail, orphaned files. */
export function start(shell: Shell, store: Store, terminal: Terminal): Context {
  const context = createContext(shell, store, terminal);
  transact(store.db, () => recordAs(context, null, 'store-unsealed', null, { by: store.keys.sealedBy }));
  shell.phase = { kind: 'open', store, context };
  const watchClock = createClockWatch(context);
  watchClock();
  let ticks = 0;
  shell.stopTimer = shell.scheduler.every(idleWatchInterval, () => {
    watchIdle(context);
    watchClock();
    ticks += 1;
    if (ticks % mailInterval === 0) {
      context.later(async () => {
        await sendQueuedMail(context);
        refreshDelivery(context);
      });
    }
    if (ticks % printInterval === 0) followPrintJobsLater(context);
    shell.publish();
  });
  unlessDiskFails(() => settleServices(context));
  unlessDiskFails(() => settleKits(context));
  makeAllOwedPapersLater(context);
  context.later(() => sendQueuedMail(context));
  inspectWaitingLater(context);
  context.later(async () => {
    await store.sweepDocuments();
  });
  return context;
}

export async function closeStore(shell: Shell): Promise<void> {
  shell.stopTimer();
  const { phase } = shell;
  if (phase.kind !== 'open') return;
  endSession(phase.context);
  // Windows that are closing are not told of a store that closes with them.
  shell.publish = () => undefined;
  shell.closing.abort();
  await Promise.all(shell.underWay);
  shell.phase = { kind: 'sealed' };
  phase.store.close();
}

function createContext(shell: Shell, store: Store, terminal: Terminal): Context {
  const { environment, scheduler, underWay } = shell;
  const { db, documents, codes, clock, hasher, sealer, nameStranger } = store;
  return {
    db,
    documents,
    codes,
    clock,
    hasher,
    sealer,
    nameStranger,
    scheduler,
    decoyHash: hasher.hash(randomBytes(32)),
    randomness: environment.randomness,
    reader: environment.reader,
    paperRenderer: environment.paperRenderer,
    printer: environment.printer,
    scanner: environment.scanner,
    drives: environment.drives,
    capture: emptyCapture(),
    anomalies: { found: [] },
    mail: environment.mail,
    log: environment.log,
    session: emptySession(scheduler.monotonic()),
    branch: {
      code: terminal.branchCode,
      name: terminal.branchName,
      terminalNumber: terminal.terminalNumber,
    },
    displays: environment.displays,
    answerStep: shell.answerStep,
    showView: environment.showView,
    verifyAudit: store.verifyAudit,
    secretsOneAtATime: createOneAtATime(),
    papersOneAtATime: createOneAtATime(),
    printJobsOneAtATime: createOneAtATime(),
    printing: printingIdle,
    papersTriedAt: new Map(),
    mailOneAtATime: createOneAtATime(),
    mailPacing: createMailPacing(() => scheduler.monotonic()),
    inspections: new Map(),
    closing: shell.closing.signal,
    publish: () => shell.publish(),
    later: (work) => {
      const running = work()
        .catch((error: unknown) => {
          environment.log.error('background-work-failed', { stack: describeError(error) });
        })
        .finally(() => {
          underWay.delete(running);
          shell.publish();
        });
      underWay.add(running);
    },
  };
}

/** Nothing was ever registered in it; the files are renamed all the same, not removed. */
function setAside(dataDirectory: string): void {
  const names = [
    keyRingFileName,
    'ventanilla.check',
    databaseFileName,
    `${databaseFileName}-wal`,
    `${databaseFileName}-shm`,
  ];
  for (const name of names) {
    const path = join(dataDirectory, name);
    if (existsSync(path)) renameSync(path, `${path}.set-aside`);
  }
}
