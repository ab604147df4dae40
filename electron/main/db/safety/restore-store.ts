import { randomInt, randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  findSealed,
  isWhole,
  listGenerations,
  listSealed,
  type Manifest,
  manifestName,
  readManifest,
} from '#electron/main/backup/backup-place.ts';
import { breathe } from '#electron/main/backup/copy-file.ts';
import { findNewest, standOf } from '#electron/main/backup/newest-generation.ts';
import { databaseSize } from '#electron/main/backup/part-list.ts';
import { placeProblemOf } from '#electron/main/backup/place-mark.ts';
import { type JournalFault, readJournal } from '#electron/main/backup/read-journal.ts';
import {
  addClaim,
  claimsName,
  type RestoreClaim,
  readClaims,
  settleClaim,
} from '#electron/main/backup/restore-claims.ts';
import { keyFileName } from '#electron/main/keys/key-file-sealer.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import type { LackingDocument } from '#shared/contract/kiosk/safety/safety-values.ts';
import { verifyChain } from '../audit-trail/verify-chain.ts';
import { type Connection, findRow } from '../core/connection.ts';
import { findHighWater } from '../core/high-water-store.ts';
import { databaseFileName, foldLogIntoDatabase, openDatabaseReadOnly } from '../core/open-database.ts';
import { getEpoch } from '../head-office/event-origin.ts';
import { findDamage } from '../integrity/find-damage.ts';
import { getClockMark } from '../terminal/clock-store.ts';
import { getActNumber } from '../witnesses/act-store.ts';
import { passOver } from '../witnesses/begin-acts.ts';
import { putTogether } from './put-together.ts';
import { restoreDocuments } from './restore-documents.ts';
import { restoredMarkName, writeRestoredMark } from './restored-mark.ts';

/** Below the data folder, while a restore is under way; nothing of it is a store's yet. */
export const restoreFolderName = 'restore.unfinished';

/** By chance: restores from two copies of one place do not know of each other, and are told apart where they meet. */
const epochLeap = 10_000;

/** What keeps a generation from being restored at all; `file` is below the store's folder at the place. */
export type RestoreProblem =
  /** Its manifest was not written by the store of this key ring, or was changed. */
  | { readonly problem: 'manifest-changed'; readonly file: string }
  | { readonly problem: 'part-damaged'; readonly file: string }
  | { readonly problem: 'database-damaged'; readonly file: string }
  /** Nothing can be written at the place: another restore from it would give the same codes. */
  | { readonly problem: 'place-not-writable'; readonly file: string };

export interface RestoreReport {
  readonly generation: string;
  readonly branchCode: string;
  readonly terminal: number;
  /** ISO instants by the clock of the machine before: of the snapshot, and of the last act that was brought back. */
  readonly snapshotAt: string;
  readonly restoredThrough: string;
  readonly act: number;
  readonly people: number;
  readonly documents: number;
  /** Entries of the audit trail, walked. */
  readonly auditEntries: number;
  /** Acts after the snapshot, from the journal. */
  readonly actsOfJournal: number;
  /** Where the journal could not be read on: acts after `restoredThrough` are missing. */
  readonly journalFault: JournalFault | undefined;
  /** Numbers of codes up to this one are not given: they may have been given and are not here. */
  readonly codesThrough: number;
  /** Documents and papers that the place does not hold as they were, each once. */
  readonly missingDocuments: readonly LackingDocument[];
}

export interface RestoreProgress {
  readonly step: 'database' | 'journal' | 'documents' | 'checking';
  /** Bytes of the database, logs, or documents. */
  readonly done: number;
  readonly total: number;
}

export interface RestoreWishes {
  /** Of a store at a backup place. */
  readonly folder: string;
  readonly generation: string;
  readonly keys: Pick<KeyRing, 'key' | 'portable'>;
  /** Data folder without a store, or a scratch folder. */
  readonly target: string;
  /** A drill restores into a folder of work, says what came of it, and leaves nothing. */
  readonly purpose: 'restore' | 'drill';
  /** By this machine's clock. */
  readonly now: Date;
  readonly onProgress?: (progress: RestoreProgress) => void;
  readonly signal?: AbortSignal;
}

/** Generations whose manifest can be read, the newest first, as it says. */
export function listRestorable(folder: string): Manifest[] {
  return listGenerations(folder)
    .filter((name) => isWhole(folder, name))
    .flatMap((name) => {
      try {
        const { manifest } = readManifest(join(folder, name, manifestName));
        return manifest.generation === name ? [manifest] : [];
      } catch {
        // Damaged, or of another product: whoever lists them counts those that are whole and not here.
        return [];
      }
    })
    .toReversed();
}

/**
 * Puts a store together from a snapshot and the journal since, in a work folder below `target`, and moves it into its
 * place when all of it was verified; the key ring, without which it is no store, comes last. Its next opening finds the
 * witnesses gone and passes over the identification codes that may have been given. Throws what the file systems throw,
 * with `target` as it was.
 */
export async function restoreStore(
  wishes: RestoreWishes,
): Promise<({ readonly ok: true } & RestoreReport) | ({ readonly ok: false } & RestoreProblem)> {
  const { folder, generation, keys, target, onProgress, signal } = wishes;
  const work = join(target, restoreFolderName);
  rmSync(work, { recursive: true, force: true });
  const backupKey = keys.key('backup');
  const manifest = findSealed(folder, generation, backupKey);
  if (manifest === undefined) return { ok: false, problem: 'manifest-changed', file: manifestName };
  mkdirSync(work, { recursive: true, mode: 0o700 });
  try {
    const total = databaseSize(manifest);
    let done = 0;
    const damagedPart = await putTogether(folder, manifest, work, async (bytes) => {
      done += bytes;
      onProgress?.({ step: 'database', done, total });
      await breathe(signal);
    });
    if (damagedPart !== undefined) return { ok: false, problem: 'part-damaged', file: damagedPart };
    const seed = Buffer.from(manifest.journalSeed, 'hex');
    const { logs, fault } = readJournal(folder, generation, backupKey, seed);
    for (const [index, { bytes }] of logs.entries()) {
      signal?.throwIfAborted();
      onProgress?.({ step: 'journal', done: index, total: logs.length });
      writeFileSync(join(work, `${databaseFileName}-wal`), bytes, { mode: 0o600 });
      foldLogIntoDatabase(work, keys.key('database'));
    }
    const last = logs.at(-1)?.last ?? { ...manifest, at: manifest.finishedAt };
    const db = openDatabaseReadOnly(work, keys.key('database'));
    try {
      onProgress?.({ step: 'checking', done: 0, total: 1 });
      const trail = await verifyChain(db, [{ sequence: last.sequence, hash: last.hash }]);
      if (findDamage(db) !== undefined || trail.verdict !== 'intact' || getActNumber(db) < last.act) {
        return { ok: false, problem: 'database-damaged', file: databaseFileName };
      }
      const documents = await restoreDocuments(db, work, {
        folder,
        keys,
        signal,
        onProgress: (copied, all) => onProgress?.({ step: 'documents', done: copied, total: all }),
      });
      const people = findRow<{ count: number }>(db, 'SELECT count(*) AS count FROM worker')?.count ?? 0;
      const claim = claimOf(db, wishes, last.at);
      db.close();
      if (wishes.purpose === 'restore') {
        requireNothing(target);
        if (!isClaimed(folder, backupKey, claim)) {
          return { ok: false, problem: 'place-not-writable', file: claimsName };
        }
        const { epoch, codesThrough } = claim;
        writeRestoredMark(work, backupKey, {
          epoch,
          codesThrough,
          generation,
          restoredThrough: last.at,
          act: last.act,
          missingDocuments: documents.missing.length,
          claim,
        });
        settle(work, target, folder, keys.portable(folder));
        sayThatItStands(folder, backupKey, claim);
      }
      return {
        ok: true,
        generation,
        branchCode: manifest.branchCode,
        terminal: manifest.terminal,
        snapshotAt: manifest.finishedAt,
        restoredThrough: last.at,
        act: last.act,
        people,
        documents: documents.copied,
        auditEntries: trail.entries,
        actsOfJournal: Math.max(0, last.act - manifest.act),
        journalFault: fault,
        codesThrough: claim.codesThrough,
        missingDocuments: documents.missing,
      };
    } finally {
      db.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Which codes the restored store may give: above everything that the store here gave, or one that was restored from here
 * before, as far as anything at the place tells, and as many more as they may have given since.
 */
function claimOf(
  db: Connection,
  { folder, generation, keys, now }: RestoreWishes,
  lastAt: string,
): RestoreClaim {
  const key = keys.key('backup');
  const claims = readClaims(folder, key);
  const manifests = listSealed(folder, key);
  const newest = manifests.at(-1);
  const given = [
    { through: findHighWater(db, 'code')?.value ?? 0, at: Math.min(getClockMark(db), Date.parse(lastAt)) },
    ...claims.map(({ codesThrough, at }) => ({ through: codesThrough, at: Date.parse(at) })),
    ...(newest === undefined || newest.generation === generation ? [] : [lastGiven(folder, newest, key)]),
  ];
  return {
    id: randomUUID(),
    after: claims.flatMap(({ id }) => id ?? []),
    begun: standOf(findNewest(folder, key)),
    epoch:
      Math.max(getEpoch(db), ...[...claims, ...manifests].map(({ epoch }) => epoch)) +
      randomInt(1, epochLeap),
    at: now.toISOString(),
    generation,
    codesThrough: Math.max(...given.map(({ through, at }) => passOver(through, at, now.getTime()))),
  };
}

/** What the journal of a generation knew last of codes; nothing where it is cut before its first entry. */
function lastGiven(folder: string, { generation, journalSeed, finishedAt }: Manifest, key: Uint8Array) {
  const { logs } = readJournal(folder, generation, key, Buffer.from(journalSeed, 'hex'));
  const last = logs.at(-1)?.last;
  return { through: last?.codes ?? 0, at: Date.parse(last?.at ?? finishedAt) };
}

function isClaimed(folder: string, key: Uint8Array, claim: RestoreClaim): boolean {
  try {
    addClaim(folder, key, claim);
    return true;
  } catch (error) {
    if (placeProblemOf(error) === 'away') throw error;
    // Read-only or full: whatever it is, the claim is not there.
    return false;
  }
}

/** From here on the machine before stops. Where the place does not take it now, the restored store says it when it is there. */
function sayThatItStands(folder: string, key: Uint8Array, claim: RestoreClaim): void {
  try {
    settleClaim(folder, key, claim);
  } catch {
    // Pulled, or full.
  }
}

/** A restore takes minutes, in which somebody may put the right files back: nothing is moved over them. */
function requireNothing(target: string): void {
  const names = [databaseFileName, restoredMarkName, keyRingFileName, keyRingCopyName, keyFileName];
  const found = names.find((name) => existsSync(join(target, name)));
  if (found !== undefined) throw new Error(`${found} came into the data folder while a store was restored`);
}

/**
 * Everything into its place; whoever is stopped in between finds no key ring, and so no store. Both copies of the ring are
 * `keyRing`, as the place has it of this store, whatever else lies there; undefined: as they lie there.
 */
function settle(work: string, target: string, folder: string, keyRing: string | undefined): void {
  const rings = [keyRingFileName, keyRingCopyName];
  for (const name of rings) {
    if (keyRing !== undefined) {
      writeFileAtomically(join(work, name), keyRing);
      continue;
    }
    const source = [name, keyRingFileName, keyRingCopyName].find((each) => existsSync(join(folder, each)));
    if (source === undefined) continue;
    copyFileSync(join(folder, source), join(work, name));
    syncFile(join(work, name));
  }
  for (const names of [['documents', databaseFileName, restoredMarkName], rings]) {
    for (const name of names) {
      if (existsSync(join(work, name))) renameSync(join(work, name), join(target, name));
    }
    fsyncDirectory(target);
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
