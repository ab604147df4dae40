import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
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
  databasePartName,
  documentListName,
  type FilePart,
  findSealed,
  generationTime,
  isWhole,
  largestPart,
  listGenerations,
  listSealed,
  manifestName,
  nextGeneration,
  storeFolder,
  writeManifest,
} from './backup-place.ts';
import { copyChunk, hashFile, readFully, writeFully } from './copy-file.ts';
import { openDocumentPool } from './document-pool.ts';
import { appendLog, beginJournal, findJournalEnd, type JournalEnd, type LogView } from './journal-writer.ts';
import { PlaceError, readPlaceId } from './place-mark.ts';
import { readClaims } from './restore-claims.ts';

const databaseName = 'ventanilla.db';
const logHeaderSize = 32;
const frameHeaderSize = 24;

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
  const present = order.epochs.at(-1) ?? 0;
  /**
   * Two stores with one identity must not go on: the one that was restored last does. Whether an epoch is later is not to be
   * told from its number alone: whoever goes on without acts takes a number too.
   */
  function requireNewest(): void {
    const last = readClaims(folder, key).at(-1);
    if (last !== undefined && !order.epochs.includes(last.epoch)) throw new PlaceError('goes-on-elsewhere');
  }
  requireNewest();
  // What a later store wrote there tells of it too, where the record of restores was removed or an older one put back.
  if (listSealed(folder, key).some(({ epoch }) => epoch > present)) throw new PlaceError('goes-on-elsewhere');
  mkdirSync(join(folder, documentsDirectoryName), { recursive: true, mode: 0o700 });
  for (const name of ['keyring.json', 'keyring.copy.json']) keepText(join(folder, name), order.keyRing);
  const pool = openDocumentPool(dataDirectory, folder);
  const openLog = (frames: number) => viewLog(dataDirectory, frames);
  const found = findGoingOn(folder, order);
  let current = found?.generation;
  let next: Generation | undefined;
  let lastMoment = found?.moment;

  function write(generation: Generation, log: LogView, { moment }: ShipOrder): void {
    appendLog(generation.journal, key, log, moment);
  }

  function answer(): ShipAnswer {
    const of = current ?? next;
    return {
      generation: current?.name,
      entries: of?.journal.number ?? 0,
      journalBytes: of?.journal.bytes ?? 0,
    };
  }

  function ship(shipment: ShipOrder): ShipAnswer {
    requirePlace();
    requireNewest();
    const log = openLog(shipment.frames);
    if (log === undefined) return answer();
    if (current !== undefined) {
      // Rows come after the documents they name.
      pool.copyNewNow();
      write(current, log, shipment);
    }
    if (next !== undefined) write(next, log, shipment);
    lastMoment = shipment.moment;
    return answer();
  }

  return {
    attached: {
      generation: current?.name,
      snapshotAt: found?.finishedAt,
      isSameDisk: statSync(place).dev === statSync(dataDirectory).dev,
    },
    ship,
    async snapshot(wanted, signal, onProgress) {
      removeUnfinished(folder);
      const name = nextGeneration(folder, new Date(wanted.at));
      const path = join(folder, name);
      mkdirSync(path, { mode: 0o700 });
      const seed = randomBytes(32);
      const begun: Generation = { name, journal: beginJournal(path, seed) };
      next = begun;
      try {
        ship({ kind: 'ship', frames: wanted.frames, moment: wanted.moment });
        const pause = async () => {
          await turn();
          signal.throwIfAborted();
          requirePlace();
        };
        const parts = await copyDatabase(order.database, path, pause, onProgress);
        await pool.copyNew(pause);
        // What was written meanwhile named documents that were copied then or are copied now.
        pool.copyNewNow();
        const lines = [...pool.sizes()].map(([document, size]) => `${document} ${size}\n`).toSorted();
        writeFileAtomically(join(path, documentListName), lines.join(''));
        for (const part of parts) {
          await pause();
          if (hashFile(join(path, part.name)).sha256 !== part.sha256) {
            throw new Error(`${part.name} cannot be read back`);
          }
        }
        const moment = lastMoment ?? wanted.moment;
        writeManifest(
          join(path, manifestName),
          {
            format: 1,
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
            database: parts,
            documents: { name: documentListName, ...hashFile(join(path, documentListName)) },
            documentCount: lines.length,
            journalSeed: seed.toString('hex'),
          },
          key,
        );
        fsyncDirectory(folder);
        current = begun;
        removeOld(folder, order.rotation);
        const databaseBytes = parts.reduce((sum, { size }) => sum + size, 0);
        return { ...answer(), databaseBytes, documents: lines.length };
      } finally {
        next = undefined;
        if (current !== begun) rmSync(path, { recursive: true, force: true });
      }
    },
  };
}

/** Snapshots that a power cut or a pulled stick ended. */
function removeUnfinished(folder: string): void {
  for (const name of listGenerations(folder)) {
    if (!isWhole(folder, name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** What the rotation does not keep; documents stay. */
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
 * The newest generation, where nothing was written since its journal's last entry that is not in the log that lies here:
 * the log is still the same, or a program that ended in order left the database just so.
 */
function findGoingOn(folder: string, { dataDirectory, key, closing }: AttachOrder) {
  const name = listGenerations(folder).findLast((each) => isWhole(folder, each));
  if (name === undefined) return undefined;
  const manifest = findSealed(folder, name, key);
  if (manifest === undefined) return undefined;
  const found = findJournalEnd(folder, name, key, Buffer.from(manifest.journalSeed, 'hex'));
  if (found === undefined) return undefined;
  const { end, moment } = found;
  const generation: Generation = { name, journal: end };
  const going = { generation, moment, finishedAt: manifest.finishedAt };
  const lies = viewLog(dataDirectory, 0);
  if (end.salts !== null && lies?.salts === end.salts) return going;
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

/** Descriptors of logs, until this thread ends: a log is only ever written from its beginning again. */
const openLogs = new Map<string, number>();

/** SQLite's write-ahead log; undefined where there is none yet. Layout: sqlite.org/fileformat.html, 4.1. */
function viewLog(dataDirectory: string, frames: number): LogView | undefined {
  const path = join(dataDirectory, `${databaseName}-wal`);
  if (!openLogs.has(path) && !existsSync(path)) return undefined;
  const descriptor = openLogs.get(path) ?? openSync(path, 'r');
  openLogs.set(path, descriptor);
  const header = Buffer.alloc(logHeaderSize);
  if (readFully(descriptor, header, 0) < logHeaderSize) return undefined;
  const pageSize = header.readUInt32BE(8);
  return {
    salts: header.subarray(16, 24).toString('hex'),
    length: frames === 0 ? 0 : logHeaderSize + frames * (frameHeaderSize + pageSize),
    read(start, end) {
      const piece = Buffer.alloc(end - start);
      if (readFully(descriptor, piece, start) < piece.length)
        throw new Error('the log is shorter than it was');
      return piece;
    },
  };
}

/** The database as it lies on the disk, in parts. */
async function copyDatabase(
  source: number,
  folder: string,
  pause: () => Promise<void>,
  onProgress: (done: number, total: number) => void,
): Promise<FilePart[]> {
  const total = fstatSync(source).size;
  const parts: FilePart[] = [];
  const chunk = Buffer.allocUnsafe(copyChunk);
  let done = 0;
  while (done < total) {
    const name = databasePartName(parts.length);
    const hash = createHash('sha256');
    let size = 0;
    const target = openSync(join(folder, name), 'w', 0o600);
    try {
      while (size < largestPart && done < total) {
        const bytes = chunk.subarray(0, readFully(source, chunk.subarray(0, total - done), done));
        hash.update(bytes);
        writeFully(target, bytes);
        size += bytes.length;
        done += bytes.length;
        onProgress(done, total);
        await pause();
      }
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
    parts.push({ name, size, sha256: hash.digest('hex') });
  }
  return parts;
}

/** Writes a small file where it is not so already. */
function keepText(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileAtomically(path, text);
}
