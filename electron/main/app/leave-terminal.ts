import { storeFolder } from '#electron/main/backup/backup-place.ts';
import { findSalt } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { summariseWaiting } from '#electron/main/db/head-office/event-store.ts';
import { type Closing, certificateFile, writeClosing } from '#electron/main/db/safety/closing-file.ts';
import { closingStatementOf } from '#electron/main/db/safety/closing-statement.ts';
import { findLeaving } from '#electron/main/db/safety/leaving-store.ts';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getTerminal, type Terminal } from '#electron/main/db/terminal/terminal-store.ts';
import { getActNumber } from '#electron/main/db/witnesses/act-store.ts';
import { signText } from '#electron/main/keys/signing-key.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { endSession } from '#electron/main/use-cases/accounts/sign-out.ts';
import type { LeavingRecord } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { eraseStore, listStoreFiles } from './erase-store.ts';
import type { LeavingPhase, Runtime } from './runtime.ts';

/** Milliseconds between two looks at how far it is. */
const lookInterval = 1000;
/** Milliseconds that one look waits for what was done last to be at the place. */
const flushPatience = 10_000;

/** Two people signed it: from here on nobody works here, and what was done last goes to the place. */
export function leaveWork(runtime: Runtime): void {
  const { phase } = runtime;
  if (phase.kind !== 'open') return;
  const { store, context } = phase;
  const leaving = findLeaving(store.db);
  if (leaving === undefined) return;
  runtime.stopTimer();
  endSession(context);
  runtime.closing.abort();
  const readingEnded = context.reading.close();
  runtime.underWay.add(readingEnded);
  enterLeaving(runtime, store, getTerminal(store.db), leaving, readingEnded);
}

/** The store is open to nobody, until it is copied, destroyed, or taken back. */
export function enterLeaving(
  runtime: Runtime,
  store: Store,
  { branchCode, branchName, terminalNumber }: Terminal,
  { kind, at, by, coSigner }: LeavingRecord,
  readingEnded: Promise<void> = Promise.resolve(),
): void {
  const { place } = getSafetyRecord(store.db);
  const who = { branchCode, branchName, terminalNumber, at, by: by.name, coSigner: coSigner.name };
  const status = { kind, ...who, step: 'copying', place: place?.name ?? null, problem: null } as const;
  const phase: LeavingPhase = {
    ...{ kind: 'leaving', store, readingEnded, leaving: status },
    ...{ isStopped: false, hasSnapshot: false, copied: null },
  };
  runtime.phase = phase;
  store.onStop((why) => {
    phase.isStopped = true;
    if (runtime.phase === phase) tell(runtime, phase, why === 'goes-on-elsewhere' ? why : 'disk');
  });
  store.backup?.usePlace(place);
  goOnEverySecond(runtime, phase, () => goOn(runtime, phase));
}

/** A start found what was being destroyed. */
export function enterErasing(runtime: Runtime, closing: Closing): void {
  const { branchCode, branchName, terminalNumber, closedAt, by, coSigner, backup } = closing.statement;
  const who = { branchCode, branchName, terminalNumber, at: closedAt, by: by.name, coSigner: coSigner.name };
  const place = backup?.place ?? null;
  const leaving = { kind: 'closed', ...who, step: 'erasing', place, problem: null } as const;
  const phase: LeavingPhase = {
    ...{ kind: 'leaving', store: null, readingEnded: Promise.resolve(), leaving },
    ...{ isStopped: false, hasSnapshot: true, copied: backup },
  };
  runtime.phase = phase;
  goOnEverySecond(runtime, phase, () => eraseAndEnd(runtime, phase, closing));
}

/** One look at a time; what the disk throws is said, and tried again. */
function goOnEverySecond(runtime: Runtime, phase: LeavingPhase, look: () => Promise<void>): void {
  let isLooking = false;
  const lookOnce = async (): Promise<void> => {
    if (isLooking || runtime.phase !== phase) return;
    isLooking = true;
    const looking = look()
      .catch((error: unknown) => {
        if (runtime.phase !== phase) return;
        runtime.environment.log.error('leaving-failed', { stack: describeError(error) });
        tell(runtime, phase, 'disk');
      })
      .finally(() => {
        isLooking = false;
        runtime.underWay.delete(looking);
      });
    runtime.underWay.add(looking);
    await looking;
  };
  runtime.stopTimer = runtime.scheduler.every(lookInterval, () => void lookOnce());
  void lookOnce();
}

function tell(runtime: Runtime, phase: LeavingPhase, problem: LeavingPhase['leaving']['problem']): void {
  phase.leaving = { ...phase.leaving, problem };
  runtime.publish();
}

async function goOn(runtime: Runtime, phase: LeavingPhase): Promise<void> {
  const { store } = phase;
  const record = store === null ? undefined : findLeaving(store.db);
  if (store === null || phase.isStopped || record === undefined) return;
  // What was begun before is still acknowledged when it ends: it belongs into the copy.
  if (runtime.callsUnderWay > 0) return;
  if (phase.leaving.step === 'copying') await copy(runtime, phase, store);
  const isStill = runtime.phase === phase && store.db.open;
  if (isStill && phase.leaving.step === 'copied' && record.kind === 'closed') {
    await close(runtime, phase, store, record);
  }
}

/** A snapshot that knows of the end, with everything before it. An empty terminal may have no place. */
async function copy(runtime: Runtime, phase: LeavingPhase, store: Store): Promise<void> {
  const { place } = getSafetyRecord(store.db);
  const { backup } = store;
  if (place !== null && backup !== undefined) {
    const { state, problem } = backup.status();
    if (state !== 'kept') return tell(runtime, phase, problem);
    if (!phase.hasSnapshot) {
      const failure = await backup.takeSnapshot();
      if (failure !== undefined) return tell(runtime, phase, failure);
      phase.hasSnapshot = true;
    }
    await backup.flush(flushPatience);
    const { snapshotAt: taken, safeThrough } = backup.status();
    if (runtime.phase !== phase || !backup.isCaughtUp() || taken === null || runtime.callsUnderWay > 0)
      return;
    const copied = { place: place.name, path: place.path, snapshotAt: taken, through: safeThrough ?? taken };
    phase.copied = copied;
    // Whoever takes the drive away takes everything.
    backup.usePlace(null);
  }
  phase.leaving = { ...phase.leaving, step: 'copied', problem: null };
  runtime.publish();
}

/** From the file on that says so there is no way back. */
async function close(
  runtime: Runtime,
  phase: LeavingPhase,
  store: Store,
  record: LeavingRecord,
): Promise<void> {
  const { dataDirectory, backup } = runtime.environment;
  const { db, events, keys } = store;
  const { waiting, sent } = summariseWaiting(db);
  // A call that was on its way when it was signed may have come to its end after it.
  if (waiting + sent > record.unanswered) return tell(runtime, phase, 'events-waiting');
  const statement = closingStatementOf(db, {
    events,
    store: keys.store,
    version: backup?.version ?? '',
    leaving: record,
    backup: phase.copied,
    files: listStoreFiles(dataDirectory),
  });
  const signature = signText(canonicalJson(statement), events.signingKey());
  const { printer } = getSettings(db);
  const closing: Closing = {
    ...{ statement, signature, erasedAt: null, printer, isAtPlace: false },
    ...{ database: findSalt(dataDirectory), act: getActNumber(db) },
  };
  writeClosing(dataDirectory, closing);
  phase.leaving = { ...phase.leaving, step: 'erasing', problem: null };
  phase.store = null;
  await phase.readingEnded;
  store.close();
  runtime.publish();
  runtime.stopTimer();
  goOnEverySecond(runtime, phase, () => eraseAndEnd(runtime, phase, closing));
}

async function eraseAndEnd(runtime: Runtime, phase: LeavingPhase, closing: Closing): Promise<void> {
  const { dataDirectory, systemTime } = runtime.environment;
  await eraseStore(dataDirectory);
  const erasedAt = systemTime().toISOString();
  const closed: Closing = { ...closing, erasedAt };
  writeClosing(dataDirectory, closed);
  if (runtime.phase !== phase) return;
  runtime.stopTimer();
  runtime.phase = { kind: 'closed', closing: closed };
  runtime.publish();
  await leaveCertificateAtPlace(runtime, closed);
}

/** Beside the copy that it speaks of. Where the place is away, the screen says that it is not there. */
async function leaveCertificateAtPlace(runtime: Runtime, closed: Closing): Promise<void> {
  const { dataDirectory, backup: threads, log } = runtime.environment;
  const { backup, branchCode, terminalNumber, store } = closed.statement;
  if (backup === null || threads === undefined) return;
  const folder = storeFolder(backup.path, { branchCode, terminal: terminalNumber, store });
  const files = [certificateFile(closed)];
  const answer = await runSafetyOrder(threads.safetyThreadFile, {
    kind: 'put',
    folder,
    dataDirectory,
    files,
  });
  if (!answer.ok) {
    if (answer.error !== null) log.error('certificate-not-written', { stack: answer.error });
    return;
  }
  const { phase } = runtime;
  if (phase.kind !== 'closed') return;
  phase.closing = { ...closed, isAtPlace: true };
  writeClosing(dataDirectory, phase.closing);
  runtime.publish();
}
