import { closeSync, fstatSync, fsyncSync, lstatSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearWay, makeFolderBelow } from '#electron/main/store-files/clear-way.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import { findSealed, isWhole, listGenerations, namesIn, partsDirectoryName } from './backup-place.ts';
import { copyChunk, readFully, writeFully } from './copy-file.ts';
import {
  digestOf,
  type PartList,
  type PartPlace,
  packFile,
  partSize,
  readPartList,
  sealPack,
} from './part-list.ts';
import { readPack } from './read-packs.ts';

/** Bytes of a pack at most: FAT32 takes no file over 4 GiB. */
const largestPack = 1024 ** 3;
/** Of a pack: where less of it is still part of the database, what is left is written anew, so that it can go. */
const leastUse = 0.5;

export interface DatabaseCopy extends PartList {
  /** Bytes of the database. */
  readonly size: number;
  /** Packs that were written now. */
  readonly fresh: ReadonlySet<string>;
}

interface CopyWishes {
  /** Descriptor of the database. */
  readonly source: number;
  /** Of the store at the place. */
  readonly folder: string;
  readonly generation: string;
  readonly before: PartList | undefined;
  /** Files below the folder that are known to be damaged. */
  readonly damaged: readonly string[];
  readonly pause: () => Promise<void>;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Copies the database as it lies on the disk: the parts of it that are not as they were in the snapshot before. They are
 * on the disk of the place when it resolves.
 */
export async function copyDatabase({
  source,
  folder,
  generation,
  before,
  damaged,
  pause,
  onProgress,
}: CopyWishes): Promise<DatabaseCopy> {
  const total = fstatSync(source).size;
  const usable = before === undefined ? new Set<string>() : usablePacks(folder, before, damaged);
  const parts: PartPlace[] = [];
  const sizes = new Map<string, number>();
  const seals = new Map<string, string>();
  let pack = { name: '', size: 0, descriptor: -1, seal: sealPack() };

  function openPack(): void {
    endPack();
    const name = `${generation}.${String(sizes.size).padStart(3, '0')}`;
    makeFolderBelow(folder, partsDirectoryName);
    clearWay(join(folder, packFile(name)));
    const descriptor = openSync(join(folder, packFile(name)), 'w', 0o600);
    pack = { name, size: 0, descriptor, seal: sealPack() };
    sizes.set(name, 0);
  }
  function endPack(): void {
    if (pack.descriptor === -1) return;
    fsyncSync(pack.descriptor);
    closeSync(pack.descriptor);
    pack.descriptor = -1;
    seals.set(pack.name, pack.seal.end());
  }

  const chunk = Buffer.allocUnsafe(copyChunk);
  try {
    for (let done = 0; done < total; ) {
      const bytes = chunk.subarray(0, readFully(source, chunk.subarray(0, total - done), done));
      if (bytes.length === 0) throw new Error('the database is shorter than it was');
      const changed: Buffer[] = [];
      if (pack.descriptor === -1 || pack.size + bytes.length > largestPack) openPack();
      for (let start = 0; start < bytes.length; start += partSize) {
        const part = bytes.subarray(start, start + partSize);
        const digest = digestOf(part);
        const known = before?.parts[parts.length];
        if (known?.digest === digest && usable.has(known.pack)) {
          parts.push(known);
          continue;
        }
        parts.push({ digest, pack: pack.name, slot: Math.floor(pack.size / partSize) });
        pack.size += part.length;
        pack.seal.add(digest);
        changed.push(part);
      }
      writeFully(pack.descriptor, Buffer.concat(changed));
      sizes.set(pack.name, pack.size);
      done += bytes.length;
      onProgress(done, total);
      await pause();
    }
    endPack();
  } finally {
    if (pack.descriptor !== -1) closeSync(pack.descriptor);
  }
  fsyncDirectory(join(folder, partsDirectoryName));
  const named = new Set(parts.map(({ pack: name }) => name));
  const namedOf = <Value>(old: ReadonlyMap<string, Value> | undefined, fresh: ReadonlyMap<string, Value>) =>
    new Map([...(old ?? []), ...fresh].filter(([name]) => named.has(name)));
  return {
    packs: namedOf(before?.packs, sizes),
    seals: namedOf(before?.seals, seals),
    parts,
    size: total,
    fresh: new Set(sizes.keys()),
  };
}

/** Packs that are there as long as they were, and most of which is still part of the database. */
function usablePacks(folder: string, { packs, parts }: PartList, damaged: readonly string[]): Set<string> {
  const used = new Map<string, number>();
  for (const { pack } of parts) used.set(pack, (used.get(pack) ?? 0) + partSize);
  const usable = new Set<string>();
  for (const [name, size] of packs) {
    const found = statSync(join(folder, packFile(name)), { throwIfNoEntry: false });
    if (damaged.includes(packFile(name))) continue;
    if (found?.size === size && (used.get(name) ?? 0) >= size * leastUse) usable.add(name);
  }
  return usable;
}

/** Reads what was written now. Throws where it is not what it was. */
export async function readBack(
  folder: string,
  { packs, parts, fresh }: DatabaseCopy,
  pause: () => Promise<void>,
): Promise<void> {
  for (const [name, size] of packs) {
    if (!fresh.has(name)) continue;
    const wanted = parts.filter(({ pack }) => pack === name);
    const fault = await readPack(folder, name, size, wanted, () => undefined, pause);
    if (fault !== undefined) throw new Error(`${packFile(name)} cannot be read back`);
  }
}

/** The parts of the newest generation that is as it was written: what a snapshot need not write again. */
export function findLastParts(folder: string, key: Uint8Array): PartList | undefined {
  const newest = listGenerations(folder).findLast((name) => isWhole(folder, name));
  const manifest = newest === undefined ? undefined : findSealed(folder, newest, key);
  return manifest?.format === 2 ? readPartList(folder, manifest) : undefined;
}

/** Removes packs that no generation names; none where a generation does not tell which it names. */
export function removeUnnamedPacks(folder: string, key: Uint8Array): void {
  const named = new Set<string>();
  for (const generation of listGenerations(folder)) {
    if (!isWhole(folder, generation)) continue;
    const manifest = findSealed(folder, generation, key);
    if (manifest?.format === 1) continue;
    const list = manifest && readPartList(folder, manifest);
    if (list === undefined) return;
    for (const name of list.packs.keys()) named.add(name);
  }
  for (const name of namesIn(join(folder, partsDirectoryName))) {
    const path = join(folder, partsDirectoryName, name);
    // What is no file is none of ours.
    if (!named.has(name) && lstatSync(path).isFile()) rmSync(path, { force: true });
  }
}
