import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { makeFolderBelow } from '#electron/main/store-files/clear-way.ts';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { type RotationCounts, snapshotsToKeep } from '#shared/domain/safety/backup-rotation.ts';
import type {
  AttachAnswer,
  AttachOrder,
  ClosingMark,
  ShipAnswer,
  ShipOrder,
  SnapshotAnswer,
  SnapshotOrder,
} from './backup-orders.ts';
import {
  documentListName,
  generationTime,
  isWhole,
  listGenerations,
  listSealed,
  manifestName,
  nextGeneration,
  partListName,
  storeFolder,
  writeManifest,
} from './backup-place.ts';
import { hashFile, readFully } from './copy-file.ts';
import { openDocumentPool } from './document-pool.ts';
import { appendLog, beginJournal, type JournalEnd } from './journal-writer.ts';
import { findLogHeader, LogBegunAnew, type LogView, viewLog } from './log-view.ts';
import { findNewest, lastKnown, type NewestGeneration, standOf } from './newest-generation.ts';
import { partListText } from './part-list.ts';
import { copyDatabase, findLastParts, readBack, removeUnnamedPacks } from './part-pool.ts';
import { PlaceError, readPlaceId } from './place-mark.ts';
import { readAtPlace } from './read-at-place.ts';
import { mendClaims, type RestoreClaim, readClaims, settleClaim } from './restore-claims.ts';

const databaseName = 'ventanilla.db';

/** Writes one store at one backup place. Every method throws what the file systems throw, and can be called again. */
export interface BackupWriter {
  readonly attached: AttachAnswer;
  /** The committed part of the write-ahead log, and the documents its rows name, are at the place when it returns. */
  ship(order: ShipOrder): ShipAnswer;
  /**
   * A new generation. Between its steps others may ship; meanwhile the log is not moved into the database. Rejects with
   * the signal's reason when it is aborted.
   */
  snapshot(
    order: SnapshotOrder,
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<SnapshotAnswer>;
}

interface Generation {
  readonly name: string;
  readonly journal: JournalEnd;
}

export function attachToPlace(order: AttachOrder): BackupWriter {
  const { place, dataDirectory, key } = order;
  /** A stick that was pulled leaves its empty folder, and a write would fill the machine's own disk. */
  function requirePlace(): void {
    if (readPlaceId(place) !== order.placeId) throw new PlaceError('not-this-place');
  }
  requirePlace();
  const folder = storeFolder(place, order);
  const present = order.epochs.at(-1)?.epoch ?? 0;
  const own = order.epochs.findLast(({ claim }) => claim !== undefined)?.claim;
  /** Two claims may have one number by chance; those of a version before 420 have nothing else. */
  function isOwn({ id, epoch }: RestoreClaim): boolean {
    return order.epochs.some((each) => (id === undefined ? each.epoch === epoch : each.claim?.id === id));
  }
  /**
   * Two stores with one identity must not go on: the one that was restored last does. Whether an epoch is later is not to be
   * told from its number alone: whoever goes on without acts takes a number too. A restore that was cut off stops nobody.
   */
  function requireNewest(): void {
    const last = readClaims(folder, key).findLast(({ begun }) => begun === undefined);
    if (last !== undefined && !isOwn(last)) throw new PlaceError('goes-on-elsewhere');
  }
  const newest = findNewest(folder, key);
  if (own !== undefined) {
    // Cut off before it was said that this store stands, and meanwhile the one before it went on there: what it did counts.
    const { begun } = readClaims(folder, key).find(({ id }) => id === own.id) ?? {};
    if (begun !== undefined && begun !== standOf(newest)) throw new PlaceError('goes-on-elsewhere');
    settleClaim(folder, key, own);
  }
  requireNewest();
  // What a later store wrote there tells of it too, where the record of restores was removed or an older one put back.
  if (listSealed(folder, key).some(({ epoch }) => epoch > present)) throw new PlaceError('goes-on-elsewhere');
  makeFolderBelow(folder, documentsDirectoryName);
  function keepKeyRing(): void {
    for (const name of ['keyring.json', 'keyring.copy.json']) keepText(join(folder, name), order.keyRing);
  }
  keepKeyRing();
  const pool = openDocumentPool(dataDirectory, folder, order.documentKeys);
  const found = findGoingOn(newest, order);
  let current = found?.generation;
  let next: Generation | undefined;
  let lastMoment = found?.moment;

  function write(generation: Generation, log: LogView, { moment }: ShipOrder): void {
    appendLog(generation.journal, key, log, moment);
  }

  function answer(isSameLog: boolean): ShipAnswer {
    const of = current ?? next;
    return {
      isSameLog,
      generation: current?.name,
      entries: of?.journal.number ?? 0,
      journalBytes: of?.journal.bytes ?? 0,
    };
  }

  function ship(shipment: ShipOrder): ShipAnswer {
    requirePlace();
    requireNewest();
    try {
      const log = viewLog(join(dataDirectory, databaseName), shipment.salts, shipment.frames);
      if (log === undefined) return answer(true);
      if (current !== undefined) {
        // Rows come after the documents they name.
        pool.copyNewNow();
        write(current, log, shipment);
      }
      if (next !== undefined) write(next, log, shipment);
    } catch (error) {
      if (error instanceof LogBegunAnew) return answer(false);
      throw error;
    }
    lastMoment = shipment.moment;
    return answer(true);
  }

  return {
    attached: {
      generation: current?.name,
      snapshotAt: found?.finishedAt,
      known: lastKnown(newest, present),
      isSameDisk: statSync(place).dev === statSync(dataDirectory).dev,
    },
    ship,
    async snapshot(wanted, signal, onProgress) {
      keepKeyRing();
      mendClaims(folder, key);
      removeUnfinished(folder);
      const name = nextGeneration(folder, new Date(wanted.at));
      const path = join(folder, name);
      mkdirSync(path, { mode: 0o700 });
      const seed = randomBytes(32);
      const begun: Generation = { name, journal: beginJournal(path, seed) };
      next = begun;
      try {
        ship({ ...wanted, kind: 'ship' });
        const pause = async () => {
          await turn();
          signal.throwIfAborted();
          requirePlace();
        };
        const parts = await copyDatabase({
          source: order.database,
          folder,
          generation: name,
          before: findLastParts(folder, key),
          damaged: wanted.damaged,
          pause,
          onProgress,
        });
        pool.forget(wanted.damaged);
        await pool.copyNew(pause);
        // What was written meanwhile named documents that were copied then or are copied now.
        pool.copyNewNow();
        const documents = [...pool.sizes()].map(([document, size]) => `${document} ${size}\n`).toSorted();
        const documentList = writeList(path, documentListName, documents.join(''));
        const partList = writeList(path, partListName, partListText(parts));
        await readBack(folder, parts, pause);
        const moment = lastMoment ?? wanted.moment;
        writeManifest(
          join(path, manifestName),
          {
            format: 2,
            generation: name,
            store: order.store,
            branchCode: order.branchCode,
            branchName: order.branchName,
            terminal: order.terminal,
            epoch: present,
            begunAt: wanted.moment.at,
            finishedAt: moment.at,
            version: order.version,
            schema: order.schema,
            act: moment.act,
            sequence: moment.sequence,
            hash: moment.hash,
            people: wanted.people,
            database: { list: partList, size: parts.size },
            documents: documentList,
            documentCount: documents.length,
            journalSeed: seed.toString('hex'),
          },
          key,
        );
        fsyncDirectory(folder);
        current = begun;
        removeOld(folder, wanted.rotation);
        removeUnnamedPacks(folder, key);
        return { ...answer(true), databaseBytes: parts.size, documents: documents.length };
      } finally {
        next = undefined;
        if (current !== begun) rmSync(path, { recursive: true, force: true });
      }
    },
  };
}

function writeList(folder: string, name: string, text: string) {
  writeFileAtomically(join(folder, name), text);
  return { name, ...hashFile(join(folder, name)) };
}

/** Snapshots that a power cut or a pulled stick ended. */
function removeUnfinished(folder: string): void {
  for (const name of listGenerations(folder)) {
    if (!isWhole(folder, name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** What the rotation does not keep; documents stay, and parts until nothing names them. */
function removeOld(folder: string, counts: RotationCounts): void {
  const whole = listGenerations(folder).filter((name) => isWhole(folder, name));
  const kept = snapshotsToKeep(whole.toReversed(), generationTime, counts);
  for (const name of whole) {
    if (kept.has(name)) continue;
    // Without its manifest it is no generation: a removal that is cut off leaves none that passes for whole.
    rmSync(join(folder, name, manifestName));
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Whether the newest generation's journal goes on: nothing was written since its last entry that is not in the log that
 * lies here. The log is still the same, as far as the journal holds it (an older copy that was put back has its salts too),
 * or a program that ended in order left the database just so; and nobody went on without acts meanwhile.
 */
function findGoingOn(newest: NewestGeneration | undefined, { dataDirectory, closing, epochs }: AttachOrder) {
  if (newest?.journal === undefined || newest.manifest.epoch !== epochs.at(-1)?.epoch) return undefined;
  const { manifest, journal } = newest;
  const { end, moment, tail } = journal;
  const name = manifest.generation;
  const generation: Generation = { name, journal: end };
  const going = { generation, moment, finishedAt: manifest.finishedAt };
  const lies = findLogHeader(join(dataDirectory, databaseName));
  if (end.salts !== null && lies?.salts === end.salts) {
    const here = Buffer.alloc(tail.length);
    readFully(lies.descriptor, here, end.offset - tail.length);
    return here.equals(tail) ? going : undefined;
  }
  if (!isLeftAs(closing, name, end, dataDirectory)) return undefined;
  end.salts = null;
  return going;
}

function isLeftAs(
  closing: ClosingMark | undefined,
  generation: string,
  end: JournalEnd,
  dataDirectory: string,
): boolean {
  if (closing === undefined || closing.generation !== generation || closing.entries !== end.number)
    return false;
  const { size, mtimeMs } = statSync(join(dataDirectory, databaseName));
  return size === closing.databaseSize && mtimeMs === closing.databaseChangedAt;
}

/** Writes a small file where it is not so already. */
function keepText(path: string, text: string): void {
  if (existsSync(path) && readAtPlace(dirname(path), () => readPlainFile(path).toString('utf8')) === text)
    return;
  writeFileAtomically(path, text);
}
