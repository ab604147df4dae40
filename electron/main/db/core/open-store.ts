import type { StoreMoment } from '#electron/main/backup/backup-orders.ts';
import { createGuardedClock, type GuardedClock } from '#electron/main/clock/create-guarded-clock.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore, type DocumentStore } from '#electron/main/documents/document-store.ts';
import { createBranchHasher } from '#electron/main/keys/branch-hasher.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { createSecretHasher, type HashingCost } from '#electron/main/keys/secret-hasher.ts';
import { createSecretSealer, type SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import { createUnknownNumberDigest, type DigestUnknownNumber } from '#electron/main/keys/unknown-numbers.ts';
import type { BranchHasher, SecretHasher } from '#electron/main/ports.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import type { auditMethods } from '#shared/contract/kiosk/audit-trail/audit-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import { verifyChain } from '../audit-trail/verify-chain.ts';
import { listFileReferences } from '../documents/file-references.ts';
import { type BranchPeppers, openBranchPeppers } from '../head-office/branch-peppers.ts';
import { type EventOrigin, getEpoch, listEpochs, openEventOrigin } from '../head-office/event-origin.ts';
import { findDamageAtStart } from '../integrity/find-damage.ts';
import { nameOwnPepper } from '../issuance/hash-peppers.ts';
import { indexNewWorkers } from '../people/search-index.ts';
import { type CodeReservation, reservationFileName } from '../registration/code-reservation.ts';
import type { BackupEnvironment, BackupKeeper } from '../safety/backup-keeper.ts';
import { keepBackup } from '../safety/keep-backup.ts';
import { findRestoredMark, removeRestoredMark } from '../safety/restored-mark.ts';
import { getActNumber } from '../witnesses/act-store.ts';
import { type ActsFound, beginActs, type GoingOn } from '../witnesses/begin-acts.ts';
import {
  factsOf,
  isDecisive,
  isHeld,
  type Judgement,
  judgeWitnesses,
  readTestimony,
  type WitnessFault,
  witnessHeads,
  witnessKeysOf,
} from '../witnesses/judge-witnesses.ts';
import { soundWhenAgreed } from '../witnesses/soundness.ts';
import { type Connection, watchDamage } from './connection.ts';
import { moveLongLog } from './move-long-log.ts';
import { type DatabaseProblem, type OpenDatabase, openDatabase, problemOf } from './open-database.ts';
import { unlessDiskFails } from './unless-disk-fails.ts';

/**
 * Milliseconds between two rounds of what no person should wait for: the search index, the next block of codes, and an
 * act whose witness a failing disk did not take.
 */
const upkeepInterval = 10_000;
/** Milliseconds between looks at the length of the write-ahead log: so short that what is written fast is moved in small parts. */
const logInterval = 200;

type AuditVerdict = OutputOf<(typeof auditMethods)['verifyAuditTrail']>;

export type StopReason = 'damaged' | 'goes-on-elsewhere' | 'acts-at-place';

/** Everything that keeps something, open. */
export interface Store {
  readonly db: Connection;
  readonly keys: KeyRing;
  readonly hasher: SecretHasher;
  readonly branchHasher: BranchHasher;
  readonly peppers: BranchPeppers;
  readonly sealer: SecretSealer;
  readonly digestUnknownNumber: DigestUnknownNumber;
  readonly documents: DocumentStore;
  readonly clock: GuardedClock;
  readonly codes: CodeReservation;
  readonly events: EventOrigin;
  readonly backup: BackupKeeper | undefined;
  /** The last act could not be witnessed outside the database. */
  isWitnessFailing(): boolean;
  /** How the witnesses of its acts disagreed when it was opened. */
  readonly faults: readonly WitnessFault[];
  /** Walks the audit trail against every witness of it. */
  verifyAudit(): Promise<AuditVerdict>;
  /** Puts named files back in their place and moves orphans aside, unless a witness disagreed; gives how many. */
  sweepDocuments(): Promise<number>;
  /**
   * Calls `stop` once: a statement met damage, or it was reported, or the backup place says that another machine goes on
   * with this store, or knows of acts that this copy does not. From then on nothing is written.
   */
  onStop(stop: (why: StopReason) => void): void;
  reportDamage(): void;
  /** Gives back reserved codes, closes the database and zeroes the keys. */
  close(): void;
}

/** A database that is not the one its witnesses saw last. Nothing is written in it until a person goes on. */
export interface HeldStore {
  readonly db: Connection;
  readonly hasher: SecretHasher;
  readonly faults: readonly WitnessFault[];
  /** Throws what the disk throws, and may be called again. */
  goOn(goingOn: GoingOn): Store;
  /** Closes the database and zeroes the keys; everything stays as it was found. */
  close(): void;
}

export type OpenStoreOutcome =
  | { readonly state: 'open'; readonly store: Store }
  | { readonly state: 'held'; readonly held: HeldStore }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/** What a store needs of the machine. */
export interface StoreEnvironment {
  /** Folder of the database, the key ring and the documents. */
  readonly dataDirectory: string;
  /** The machine's clock, unguarded. */
  readonly systemTime: () => Date;
  readonly hashing: HashingCost;
  /** Undefined: nothing is written at a backup place. */
  readonly backup?: BackupEnvironment | undefined;
  /** Told once when acts can no longer be witnessed, with what the disk said, and once when they are again. */
  readonly onWitness?: (failure: unknown) => void;
}

/**
 * Opens the store of a data directory whose key is unsealed. `passing` is milliseconds on a clock that nobody can set.
 * On a problem the keys stay open. Throws `StoreFileError` for another file that cannot be had, with the database closed.
 */
export function openStore(
  environment: StoreEnvironment,
  keys: KeyRing,
  passing: () => number,
): OpenStoreOutcome {
  const { dataDirectory } = environment;
  const opened = openDatabase(dataDirectory, keys.key('database'));
  if (!opened.ok) return { state: 'unavailable', problem: opened.problem };
  const { db } = opened;
  try {
    if (findDamageAtStart(db) !== undefined) {
      opened.close();
      return { state: 'unavailable', problem: 'database-damaged' };
    }
    const found = judge(db, dataDirectory, keys);
    const { faults } = found;
    if (faults.some(({ fault, witness }) => fault === 'forged' && witness === 'codes')) {
      // Guessing could repeat a code.
      throw new StoreFileError(reservationFileName, 'file-damaged');
    }
    if (!faults.some(isDecisive)) {
      return { state: 'open', store: runStore(environment, keys, passing, opened, found, undefined) };
    }
    db.pragma('query_only = ON');
    const held: HeldStore = {
      db,
      hasher: createSecretHasher(keys.key('pepper'), environment.hashing),
      faults,
      goOn(goingOn) {
        db.pragma('query_only = OFF');
        try {
          // Anew: a disk that failed in the middle of an earlier going on has it on record already.
          const now = judge(db, dataDirectory, keys);
          const isDecided = !now.faults.some(isDecisive);
          return runStore(environment, keys, passing, opened, now, isDecided ? undefined : goingOn);
        } catch (error) {
          db.pragma('query_only = ON');
          throw error;
        }
      },
      close() {
        opened.close();
        keys.close();
      },
    };
    return { state: 'held', held };
  } catch (error) {
    opened.close();
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { state: 'unavailable', problem };
  }
}

type Found = Judgement & Omit<ActsFound, 'onWritten'>;

function judge(db: Connection, dataDirectory: string, keys: KeyRing): Found {
  const witnessKeys = witnessKeysOf(keys);
  const testimony = readTestimony(dataDirectory, witnessKeys);
  const mark = findRestoredMark(dataDirectory, keys.key('backup'));
  // What a power cut kept from being removed behind the act that put it on record.
  const restored = mark !== undefined && getEpoch(db) < mark.epoch ? mark : undefined;
  // A terminal that was closed here may be restored here: another epoch of it is about to begin.
  const heard = restored === undefined ? testimony : { ...testimony, closings: [] };
  const { faults, orphans } = judgeWitnesses(db, heard, witnessKeys);
  const isExpected = ({ fault, witness }: WitnessFault) =>
    restored !== undefined && fault === 'absent' && witness !== 'documents';
  return { testimony, faults: faults.filter((fault) => !isExpected(fault)), orphans, restored };
}

function runStore(
  environment: StoreEnvironment,
  keys: KeyRing,
  passing: () => number,
  opened: OpenDatabase,
  found: Found,
  goingOn: GoingOn | undefined,
): Store {
  const { dataDirectory } = environment;
  const { db } = opened;
  const witnessKeys = witnessKeysOf(keys);
  const actsBefore = getActNumber(db);
  let isWitnessFailing = false;
  /** Once each time: a disk that takes no witness takes none of the thousand acts of a day. */
  function onWritten(failure: unknown): void {
    const isFailing = failure !== undefined;
    if (isFailing === isWitnessFailing) return;
    isWitnessFailing = isFailing;
    environment.onWitness?.(failure);
  }
  const clock = createGuardedClock(db, environment.systemTime, passing);
  const hasher = createSecretHasher(keys.key('pepper'), environment.hashing);
  const branchHasher = createBranchHasher(hasher, environment.hashing);
  nameOwnPepper(db, hasher.pepper);
  const sealer = createSecretSealer(keys.key('secrets'));
  const own = { name: hasher.pepper, secret: keys.key('pepper') };
  const peppers = openBranchPeppers(db, sealer, own, branchHasher);
  // The machine's own time: asking the kiosk's raises its mark, which says how long an older copy lay.
  const events = openEventOrigin(db, sealer, environment.systemTime());
  const { watch, file, codes } = beginActs(
    db,
    dataDirectory,
    witnessKeys,
    { ...found, onWritten },
    { clock, events },
    goingOn,
  );
  removeRestoredMark(dataDirectory);
  const documentKeys = documentKeysOf(keys);
  const documents = createDocumentStore(dataDirectory, documentKeys, () => watch.last().act);
  const sound = soundWhenAgreed(found.faults, actsBefore);

  const now = (): StoreMoment => {
    const { act, sequence, hash, codes: given } = watch.last();
    return { act, sequence, hash, codes: given ?? 0, at: clock.now().toISOString() };
  };
  const timer = setInterval(() => {
    watch.catchUp();
    unlessDiskFails(() => indexNewWorkers(db));
    unlessDiskFails(codes.topUp);
  }, upkeepInterval);
  timer.unref();
  const backup =
    environment.backup &&
    keepBackup(environment.backup, db, dataDirectory, keys, passing, {
      now,
      epochs: () => listEpochs(db),
      onGoesOnElsewhere: () => halt('goes-on-elsewhere'),
      knows(act) {
        if (isHeld(db, act)) return true;
        // What the place knows is a witness: the next start finds it beside the database, and asks.
        unlessDiskFails(() => file.write({ ...act, entries: [] }));
        halt('acts-at-place');
        return false;
      },
      onCaughtUp: moveLog,
    });
  function moveLog(): void {
    if (backup?.mayMoveLog() === false) return;
    unlessDiskFails(() => {
      if (moveLongLog(db, dataDirectory)) backup?.logMoved();
    });
  }
  const logTimer = setInterval(moveLog, logInterval);
  logTimer.unref();

  let stop: (why: StopReason) => void = () => undefined;
  let isStopped = false;
  function halt(why: StopReason): void {
    if (isStopped || !db.open) return;
    isStopped = true;
    db.pragma('query_only = ON');
    clearInterval(timer);
    clearInterval(logTimer);
    stop(why);
  }
  const reportDamage = () => halt('damaged');
  watchDamage(db, reportDamage);

  return {
    db,
    keys,
    hasher,
    branchHasher,
    peppers,
    sealer,
    digestUnknownNumber: createUnknownNumberDigest(keys.key('strangers')),
    documents,
    clock,
    codes,
    events,
    backup,
    faults: found.faults,
    isWitnessFailing: () => isWitnessFailing,
    verifyAudit() {
      const testimony = readTestimony(dataDirectory, witnessKeys);
      const [fault] = judgeWitnesses(db, testimony, witnessKeys).faults;
      if (fault === undefined) return verifyChain(db, witnessHeads(db, testimony));
      const { witness, fault: state } = fault;
      return Promise.resolve({ verdict: 'witness-differs', witness, fault: state, ...factsOf(fault) });
    },
    async sweepDocuments() {
      const named = new Set(listFileReferences(db).map((reference) => reference.file));
      await documents.bringBack(named);
      if (sound === undefined) return 0;
      const orphans = found.orphans.filter(({ name }) => !named.has(name));
      return documents.sweep(sound, orphans, clock.now());
    },
    onStop(listener) {
      stop = listener;
    },
    reportDamage,
    close() {
      if (!db.open) return;
      clearInterval(timer);
      clearInterval(logTimer);
      watch.catchUp();
      unlessDiskFails(codes.close);
      file.close();
      if (backup === undefined) opened.close();
      else backup.close(opened.close);
      keys.close();
    },
  };
}
