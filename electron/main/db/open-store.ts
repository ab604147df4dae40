import { createGuardedClock, type GuardedClock } from '#electron/main/clock/create-guarded-clock.ts';
import { createDocumentStore, type DocumentStore } from '#electron/main/documents/document-store.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import { createSecretSealer, type SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import { createStrangerNames, type NameStranger } from '#electron/main/keys/stranger-names.ts';
import type { KioskEnvironment } from '#electron/main/kiosk.ts';
import type { SecretHasher } from '#electron/main/ports.ts';
import { findAnchorFault, readAuditAnchor, writeAuditAnchor } from './audit-anchor.ts';
import { appendAudit, getAuditHead } from './audit-store.ts';
import { type CodeReservation, openCodeReservation } from './code-reservation.ts';
import type { Connection } from './connection.ts';
import { listFileReferences } from './file-references.ts';
import { moveLongLog } from './move-long-log.ts';
import { type DatabaseProblem, type OpenDatabase, openDatabase } from './open-database.ts';
import { indexNewWorkers } from './search-index.ts';
import { transact } from './transact.ts';
import { unlessDiskFails } from './unless-disk-fails.ts';
import { type ChainVerdict, verifyChain } from './verify-chain.ts';

/**
 * Milliseconds between two rounds of what no person should wait for: the audit anchor, the search index, moving the
 * write-ahead log into the database, and the next block of codes.
 */
const upkeepInterval = 10_000;
/** Milliseconds between looks at the length of the write-ahead log. */
const logInterval = 1000;

/** Everything that keeps something, open. */
export interface Store {
  readonly db: Connection;
  readonly keys: KeyRing;
  readonly hasher: SecretHasher;
  readonly sealer: SecretSealer;
  readonly nameStranger: NameStranger;
  readonly documents: DocumentStore;
  readonly clock: GuardedClock;
  readonly codes: CodeReservation;
  /** Walks the audit trail against every witness of it. */
  verifyAudit(): Promise<ChainVerdict>;
  /** Removes document files that no row names. */
  sweepDocuments(): Promise<number>;
  /** Writes the anchor, gives back reserved codes, closes the database and zeroes the keys. */
  close(): void;
}

export type OpenStoreOutcome =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly problem: DatabaseProblem };

/**
 * Opens the store of a data directory whose key is unsealed. `passing` is milliseconds on a clock that nobody can set.
 * On a problem the keys stay open. Throws
 * `StoreFileError` for another file that cannot be had, with the database closed.
 */
export function openStore(
  environment: Pick<KioskEnvironment, 'dataDirectory' | 'systemTime' | 'hashing'>,
  keys: KeyRing,
  passing: () => number,
): OpenStoreOutcome {
  const opened = openDatabase(environment.dataDirectory, keys.key('database'));
  if (!opened.ok) return opened;
  try {
    return { ok: true, store: assembleStore(environment, keys, passing, opened) };
  } catch (error) {
    opened.close();
    throw error;
  }
}

function assembleStore(
  environment: Pick<KioskEnvironment, 'dataDirectory' | 'systemTime' | 'hashing'>,
  keys: KeyRing,
  passing: () => number,
  opened: OpenDatabase,
): Store {
  const { dataDirectory } = environment;
  const { db } = opened;
  const codes = openCodeReservation(dataDirectory);
  const documents = createDocumentStore(dataDirectory, {
    wrapping: keys.key('documents'),
    names: keys.key('document-names'),
  });

  const anchor = readAuditAnchor(dataDirectory, keys.key('file'));
  const clock = createGuardedClock(db, environment.systemTime, passing);
  let anchored = anchor.state === 'read' ? anchor.head.sequence : -1;
  // Put on the trail before a new anchor covers it: a restored copy or a removed anchor stays known for good.
  let finding = findAnchorFault(db, anchor);
  function writeAnchor(): void {
    const state = finding;
    if (state !== undefined) {
      const detail = { state, anchored: Math.max(anchored, 0) };
      const entry = { event: 'audit-anchor-differs', accountId: null, subject: null, detail } as const;
      transact(db, () => appendAudit(db, { ...entry, at: clock.now() }));
      finding = undefined;
    }
    const head = getAuditHead(db);
    // Never lowered: an older database must not hide that it is older.
    if (head.sequence <= anchored) return;
    writeAuditAnchor(dataDirectory, keys.key('file'), head);
    anchored = head.sequence;
  }
  unlessDiskFails(writeAnchor);
  const timer = setInterval(() => {
    unlessDiskFails(writeAnchor);
    unlessDiskFails(() => indexNewWorkers(db));
    unlessDiskFails(codes.topUp);
  }, upkeepInterval);
  timer.unref();
  const logTimer = setInterval(() => unlessDiskFails(() => moveLongLog(db, dataDirectory)), logInterval);
  logTimer.unref();

  return {
    db,
    keys,
    hasher: createSecretHasher(keys.key('pepper'), environment.hashing),
    sealer: createSecretSealer(keys.key('secrets')),
    nameStranger: createStrangerNames(keys.key('strangers')),
    documents,
    clock,
    codes,
    verifyAudit() {
      const reading = readAuditAnchor(dataDirectory, keys.key('file'));
      if (reading.state === 'forged') {
        return Promise.resolve({ verdict: 'broken', sequence: 1, problem: 'the audit anchor is not ours' });
      }
      if (reading.state === 'absent' && getAuditHead(db).sequence > 0) {
        return Promise.resolve({ verdict: 'broken', sequence: 1, problem: 'the audit anchor is missing' });
      }
      return verifyChain(db, reading.state === 'read' ? reading.head : undefined);
    },
    sweepDocuments() {
      return documents.sweep(new Set(listFileReferences(db).map(({ file }) => file)));
    },
    close() {
      if (!db.open) return;
      clearInterval(timer);
      clearInterval(logTimer);
      unlessDiskFails(writeAnchor);
      unlessDiskFails(codes.close);
      opened.close();
      keys.close();
    },
  };
}
