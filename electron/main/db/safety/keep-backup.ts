import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type {
  Alive,
  AttachAnswer,
  BackupAnswer,
  BackupOrder,
  BackupProblem,
  OwnEpoch,
  Progress,
  Refusal,
  ShipAnswer,
  SnapshotAnswer,
  StoreMoment,
} from '#electron/main/backup/backup-orders.ts';
import { startPlaceThread } from '#electron/main/backup/place-thread.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { type Connection, findRow } from '../core/connection.ts';
import { databaseVersion } from '../core/migrate.ts';
import { databaseFileName } from '../core/open-database.ts';
import { getRotation } from '../terminal/settings-store.ts';
import { getTerminal } from '../terminal/terminal-store.ts';
import type { BackupEnvironment, BackupKeeper, BackupPlace, BackupStatus } from './backup-keeper.ts';
import { readClosingMark, writeClosingMark } from './closing-mark.ts';
import { type LogState, openLogReader } from './log-state.ts';

/** Milliseconds between looks at what is not at the place yet, and between two tries of a place that cannot be used. */
const shipInterval = 1000;
const retryInterval = 10_000;
/** Milliseconds without an answer after which the place is said not to answer. */
const patience = 20_000;
/** The same while a snapshot is written: a slow drive takes its time for what it was given at once. */
const patienceWithSnapshot = 120_000;
/** Milliseconds between two snapshots. */
const snapshotInterval = 24 * 60 * 60_000;
/** Bytes of a journal above which a snapshot is taken at once. */
const longJournal = 256 * 1024 * 1024;
/** Bytes of the log that wait for a place that cannot be used; above, it is moved and the place begins anew. */
const longestLog = 16 * 1024 * 1024;
const longestLogOfSnapshot = 256 * 1024 * 1024;

interface StoreStatus {
  /** What is on the disk. */
  readonly now: () => StoreMoment;
  /** Every epoch of the store, the present one last. */
  readonly epochs: () => readonly OwnEpoch[];
  /** A store that was restored from the place has a later epoch: this one must not go on. */
  readonly onGoesOnElsewhere: () => void;
  /** Whether the store knows of an act that the place knows of its present epoch; where not, nothing is written there. */
  readonly knows: (act: NonNullable<AttachAnswer['known']>) => boolean;
  /** Everything is at the place at this moment: the log may be moved, if it is long. */
  readonly onCaughtUp: () => void;
}

/** `passing` is milliseconds on a clock that nobody can set. */
export function keepBackup(
  environment: BackupEnvironment,
  db: Connection,
  dataDirectory: string,
  keys: KeyRing,
  passing: () => number,
  { now, epochs, knows, onGoesOnElsewhere, onCaughtUp }: StoreStatus,
): BackupKeeper {
  const database = openSync(join(dataDirectory, databaseFileName), 'r');
  const log = openLogReader(db, dataDirectory);
  let place: BackupPlace | null = null;
  let thread: Worker | undefined;
  let orders = 0;
  const waiting = new Map<number, { since: number; settle: (answer: BackupAnswer) => void }>();
  let attached: AttachAnswer | undefined;
  let generation: string | undefined;
  let entries = 0;
  let journalBytes = 0;
  /** Committed frames that are at the place, of the log as it lies; undefined: not known. */
  let confirmed: LogState | undefined;
  let safeThrough: string | undefined;
  let snapshotAt: string | undefined;
  let snapshotTriedAt: number | undefined;
  let progress: BackupStatus['progress'] = null;
  let isSnapshotUnderWay = false;
  let snapshotEnd: Promise<unknown> = Promise.resolve();
  /** When the thread was last heard of. */
  let heardAt = passing();
  let problem: BackupStatus['problem'] = null;
  let attachTriedAt: number | undefined;
  let isAttaching = false;
  let isShipping = false;

  const timer = setInterval(tick, shipInterval);
  timer.unref();

  /** A log that was begun anew may have as many frames. */
  function isAllThere(): boolean {
    const { salts, frames } = log.read();
    return confirmed !== undefined && confirmed.frames === frames && confirmed.salts === salts;
  }

  function send(order: BackupOrder): Promise<BackupAnswer> {
    thread ??= startThread();
    const worker = thread;
    orders += 1;
    const number = orders;
    return new Promise((settle) => {
      waiting.set(number, { since: passing(), settle });
      worker.postMessage({ order: number, body: order });
    });
  }

  function startThread(): Worker {
    const worker = startPlaceThread(environment.threadFile);
    worker.on('message', (answer: BackupAnswer | Progress | Alive) => {
      if (worker !== thread) return;
      heardAt = passing();
      if ('alive' in answer) return;
      if ('total' in answer) {
        progress = { done: answer.done, total: answer.total };
        environment.onChange();
        return;
      }
      const asked = waiting.get(answer.order);
      waiting.delete(answer.order);
      asked?.settle(answer);
    });
    worker.on('error', (error) => {
      if (worker === thread) endThread('failed', error.stack ?? error.message);
    });
    return worker;
  }

  /** Whatever waits is answered; the place is looked for again. */
  function endThread(why: BackupProblem, error: string): void {
    const worker = thread;
    thread = undefined;
    attached = undefined;
    generation = undefined;
    confirmed = undefined;
    const asked = [...waiting];
    waiting.clear();
    for (const [order, { settle }] of asked) settle({ order, ok: false, problem: why, error });
    void worker?.terminate();
  }

  function fail(answer: Refusal): void {
    if (answer.problem === 'failed') environment.onFailed(answer.error);
    problem = answer.problem;
    attached = undefined;
    confirmed = undefined;
    attachTriedAt = passing();
    if (answer.problem === 'goes-on-elsewhere') onGoesOnElsewhere();
    environment.onChange();
  }

  async function attach(to: BackupPlace): Promise<void> {
    isAttaching = true;
    attachTriedAt = passing();
    try {
      const { branchCode, branchName, terminalNumber } = getTerminal(db);
      const keyRing = keys.portable(dataDirectory);
      if (keyRing === undefined) throw new Error('no copy of the key ring is vouched for');
      const answer = await send({
        kind: 'attach',
        place: to.path,
        placeId: to.id,
        dataDirectory,
        database,
        branchCode,
        branchName,
        terminal: terminalNumber,
        epochs: epochs(),
        store: keys.store,
        version: environment.version,
        schema: databaseVersion(db),
        key: new Uint8Array(keys.key('backup')),
        documentKeys: documentKeysOf(keys),
        keyRing,
        closing: readClosingMark(dataDirectory),
      });
      if (place !== to) return;
      if (!answer.ok) return fail(answer);
      const value = answer.value as AttachAnswer;
      if (value.known !== undefined && !knows(value.known)) {
        place = null;
        endThread('cancelled', 'the place knows of acts that the store does not');
        return;
      }
      attached = value;
      ({ generation, snapshotAt } = attached);
      problem = null;
      confirmed = undefined;
    } catch (error) {
      // The key ring cannot be had, or the disk fails.
      fail({ order: 0, ok: false, problem: 'failed', error: describeError(error) });
    } finally {
      isAttaching = false;
    }
    tick();
  }

  async function ship(): Promise<void> {
    isShipping = true;
    try {
      const sent = log.read();
      const moment = now();
      const answer = await send({ kind: 'ship', salts: sent.salts, frames: sent.frames, moment });
      if (!answer.ok) return fail(answer);
      const shipped = answer.value as ShipAnswer;
      // What is said of another log is not known yet.
      if (!shipped.isSameLog) return;
      confirmed = sent;
      problem = null;
      take(shipped, moment);
    } finally {
      isShipping = false;
    }
    if (isAllThere()) onCaughtUp();
  }

  function take(answer: ShipAnswer, moment: StoreMoment): void {
    ({ generation, entries, journalBytes } = answer);
    if (generation !== undefined) safeThrough = moment.at;
    environment.onChange();
  }

  async function beginSnapshot(damaged: readonly string[]): Promise<BackupProblem | undefined> {
    if (attached === undefined) return 'away';
    if (isSnapshotUnderWay) return undefined;
    const ended = snapshot(damaged);
    snapshotEnd = ended.catch(() => undefined);
    return ended;
  }

  async function snapshot(damaged: readonly string[]): Promise<BackupProblem | undefined> {
    isSnapshotUnderWay = true;
    snapshotTriedAt = passing();
    try {
      const moment = now();
      const { salts, frames } = log.read();
      const answer = await send({
        kind: 'snapshot',
        salts,
        frames,
        moment,
        people: findRow<{ people: number }>(db, 'SELECT count(*) AS people FROM worker')?.people ?? 0,
        at: Date.parse(moment.at),
        damaged,
        rotation: getRotation(db),
      });
      if (!answer.ok) {
        if (answer.problem !== 'cancelled') fail(answer);
        return answer.problem;
      }
      snapshotAt = moment.at;
      ({ generation, entries, journalBytes } = answer.value as SnapshotAnswer);
      // What was sent while it was written is in its journal; what is safe is said by the next answer.
      confirmed = undefined;
      return undefined;
    } finally {
      isSnapshotUnderWay = false;
      progress = null;
      environment.onChange();
      tick();
    }
  }

  function tick(): void {
    if (place === null) return;
    const [oldest] = waiting.values();
    const silence = oldest === undefined ? 0 : passing() - Math.max(oldest.since, heardAt);
    if (silence > (isSnapshotUnderWay ? patienceWithSnapshot : patience)) {
      problem = 'no-answer';
      environment.onChange();
    }
    if (attached === undefined) {
      const isTime = attachTriedAt === undefined || passing() - attachTriedAt >= retryInterval;
      if (!isAttaching && isTime) void attach(place);
      return;
    }
    if (!isShipping && !isAllThere()) void ship();
    if (!isSnapshotUnderWay && needsSnapshot()) void beginSnapshot([]);
  }

  function needsSnapshot(): boolean {
    if (snapshotTriedAt !== undefined && passing() - snapshotTriedAt < retryInterval) return false;
    if (generation === undefined || snapshotAt === undefined) return true;
    const age = Date.parse(now().at) - Date.parse(snapshotAt);
    return Math.abs(age) > snapshotInterval || journalBytes > longJournal;
  }

  function stateNow(): BackupStatus['state'] {
    if (place === null) return 'none';
    if (problem !== null) return 'problem';
    if (attached === undefined) return 'looking';
    return generation === undefined ? 'snapshot' : 'kept';
  }

  return {
    usePlace(chosen) {
      if (place?.path === chosen?.path && place?.id === chosen?.id) return;
      if (thread !== undefined) endThread('cancelled', 'another place');
      place = chosen;
      problem = null;
      safeThrough = undefined;
      snapshotAt = undefined;
      snapshotTriedAt = undefined;
      attachTriedAt = undefined;
      // The log is moved by this side alone.
      db.pragma(`wal_autocheckpoint = ${chosen === null ? 16_384 : 0}`);
      tick();
    },
    status: () => ({
      place: place?.path ?? null,
      state: stateNow(),
      problem,
      safeThrough: safeThrough ?? null,
      snapshotAt: snapshotAt ?? null,
      progress,
      isSameDisk: attached?.isSameDisk ?? false,
    }),
    async takeSnapshot(damaged = []) {
      // The one under way does not write anew what was found meanwhile.
      while (isSnapshotUnderWay && damaged.length > 0) await snapshotEnd;
      return beginSnapshot(damaged);
    },
    cancelSnapshot() {
      if (isSnapshotUnderWay) void send({ kind: 'cancel' });
    },
    keyRingChanged() {
      if (thread !== undefined) endThread('cancelled', 'the key ring changed');
      attachTriedAt = undefined;
    },
    mayMoveLog() {
      if (place === null) return true;
      const { frames, moved } = log.read();
      if (frames === moved) return false;
      if (!isShipping && !isSnapshotUnderWay && isAllThere()) return true;
      // Not the file's length: a log that is begun anew keeps it.
      const length = frames * (db.pragma('page_size', { simple: true }) as number);
      return length > (isSnapshotUnderWay ? longestLogOfSnapshot : longestLog);
    },
    logMoved() {
      if (place === null) return;
      if (isAllThere()) confirmed = log.read();
      // What was not at the place is only in the database now.
      else if (thread !== undefined) endThread('away', 'the log was moved');
    },
    isCaughtUp: () => attached !== undefined && generation !== undefined && isAllThere(),
    async flush(milliseconds) {
      const end = passing() + milliseconds;
      while (attached !== undefined && !isAllThere() && passing() < end) {
        if (!isShipping) void ship();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close(closeDatabase) {
      clearInterval(timer);
      const isLeftWhole = attached !== undefined && !isShipping && isAllThere();
      const mark = isLeftWhole && generation !== undefined ? { generation, entries } : undefined;
      endThread('cancelled', 'the store closes');
      closeDatabase();
      closeSync(database);
      log.close();
      if (mark !== undefined) writeClosingMark(dataDirectory, mark);
    },
  };
}
