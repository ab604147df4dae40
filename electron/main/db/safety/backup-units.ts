import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentListName,
  findSealed,
  isWhole,
  listGenerations,
  type Manifest,
  manifestName,
} from '#electron/main/backup/backup-place.ts';
import { hashFile } from '#electron/main/backup/copy-file.ts';
import { packFile, partSize, readPartList, sealPack } from '#electron/main/backup/part-list.ts';
import { requirePlaceOf } from '#electron/main/backup/place-mark.ts';
import { readAtPlace } from '#electron/main/backup/read-at-place.ts';
import { readJournal } from '#electron/main/backup/read-journal.ts';
import { readPack } from '#electron/main/backup/read-packs.ts';
import { claimsNames, readClaimsOf } from '#electron/main/backup/restore-claims.ts';
import { documentKeysOf, isWholeDocument } from '#electron/main/documents/document-cipher.ts';
import { documentNameShape, listDocumentEntries } from '#electron/main/documents/document-folder.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import type { BackupFault } from '#shared/contract/kiosk/safety/safety-values.ts';

type Fault = BackupFault['fault'];

/** What is read in one go of a store at a backup place: a generation without its database, a pack, a document. */
interface BackupUnit {
  /** Sorts them in the order in which they are read. */
  readonly key: string;
  /** Names below the store's folder that its faults may have. */
  readonly covers: (file: string) => boolean;
  /** About so many bytes. */
  readonly size: number;
  /** Throws what the file system throws where the place is gone. `pause` is awaited often. */
  readonly read: (pause: () => Promise<void>) => Promise<readonly BackupFault[]>;
}

export interface BackupView {
  readonly units: readonly BackupUnit[];
  readonly generations: number;
  readonly documents: number;
  /** Whole entries of journals that were read by now. */
  readonly entries: () => number;
}

interface NamedPack {
  readonly size: number;
  /** By slot. */
  readonly digests: Map<number, string>;
  readonly seal: string | undefined;
  /** The newest generation is made of it. */
  isNeeded: boolean;
}

/** What there is to be read at a place. Throws what the file system throws. */
export async function viewBackup(
  folder: string,
  keys: Pick<KeyRing, 'key' | 'portable'>,
): Promise<BackupView> {
  const key = keys.key('backup');
  let entries = 0;

  function readSmallFiles(): BackupFault[] {
    const ring = keys.portable(folder);
    const claims = claimsNames.filter((name) => existsSync(join(folder, name)));
    const ringFault = (name: string): Fault | undefined => {
      if (!existsSync(join(folder, name))) return 'missing';
      const text = readAtPlace(folder, () => readPlainFile(join(folder, name)).toString('utf8'));
      return text === ring ? undefined : 'damaged';
    };
    const claimsFault = (name: (typeof claimsNames)[number]): Fault | undefined => {
      if (!claims.includes(name)) return claims.length > 0 ? 'missing' : undefined;
      return readClaimsOf(join(folder, name), key) === undefined ? 'damaged' : undefined;
    };
    const faults: BackupFault[] = [];
    const add = (file: string, fault: Fault | undefined) => {
      if (fault !== undefined) faults.push({ file, fault, isNeeded: true });
    };
    for (const name of [keyRingFileName, keyRingCopyName]) add(name, ringFault(name));
    for (const name of claimsNames) add(name, claimsFault(name));
    return faults;
  }

  function readGeneration(generation: string, manifest: Manifest | undefined, isNeeded: boolean) {
    const faults: BackupFault[] = [];
    const add = (name: string, fault: Fault | undefined) => {
      if (fault !== undefined) faults.push({ file: `${generation}/${name}`, fault, isNeeded });
    };
    if (manifest === undefined) {
      add(manifestName, 'damaged');
      return faults;
    }
    const files = manifest.format === 1 ? manifest.database : [manifest.database.list];
    for (const { name, size, sha256 } of [...files, manifest.documents]) {
      const path = join(folder, generation, name);
      const found = readAtPlace(folder, () => (existsSync(path) ? hashFile(path) : 'missing'));
      if (found === 'missing') add(name, 'missing');
      else if (found?.size !== size || found.sha256 !== sha256) add(name, 'damaged');
    }
    const journal = readJournal(folder, generation, key, Buffer.from(manifest.journalSeed, 'hex'));
    entries += journal.logs.reduce((sum, { entries: count }) => sum + count, 0);
    if (journal.fault !== undefined) add(journal.fault.file, journal.fault.fault);
    else if (journal.unfinished !== undefined) add(journal.unfinished, 'unfinished');
    return faults;
  }

  requirePlaceOf(folder);
  const generations = listGenerations(folder).filter((name) => isWhole(folder, name));
  const newest = generations.at(-1);
  const packs = new Map<string, NamedPack>();
  const documents = new Map<string, number>();
  const units: BackupUnit[] = [
    { key: '0', covers: (file) => !file.includes('/'), size: 0, read: async () => readSmallFiles() },
  ];
  for (const generation of generations) {
    const isNeeded = generation === newest;
    const manifest = findSealed(folder, generation, key);
    units.push({
      key: `1 ${generation}`,
      covers: (file) => file.startsWith(`${generation}/`),
      size: 0,
      read: async () => readGeneration(generation, manifest, isNeeded),
    });
    if (manifest === undefined) continue;
    if (manifest.format === 2) addParts(folder, manifest, isNeeded, packs);
    for (const [name, size] of documentsOf(folder, generation, manifest)) documents.set(name, size);
  }
  for (const [name, { size, digests, seal, isNeeded }] of packs) {
    const file = packFile(name);
    units.push({
      key: `2 ${name}`,
      covers: (asked) => asked === file,
      size,
      async read(pause) {
        const slots = { length: Math.ceil(size / partSize) };
        const all = Array.from(slots, (_none, slot) => ({ slot, digest: digests.get(slot) }));
        const wanted = seal === undefined ? all.filter(({ digest }) => digest !== undefined) : all;
        const found = sealPack();
        const take = (_part: unknown, _bytes: Uint8Array, digest: string) => found.add(digest);
        const fault = await readPack(folder, name, size, wanted, take, pause);
        if (fault !== undefined) return [{ file, fault, isNeeded }];
        // A part that no snapshot names any more: the drive gave it up all the same, and may give up others.
        const isAsWritten = seal === undefined || found.end() === seal;
        return isAsWritten ? [] : [{ file, fault: 'damaged', isNeeded: false }];
      },
    });
  }
  const documentKeys = documentKeysOf(keys);
  const here = new Map(
    listDocumentEntries(folder)
      .filter(({ name }) => documentNameShape.test(name))
      .map(({ name, path }) => [name, path]),
  );
  for (const name of new Set([...here.keys(), ...documents.keys()])) {
    const file = `documents/${name.slice(0, 2)}/${name}`;
    const [path, size] = [here.get(name), documents.get(name)];
    const fault = (): Fault | undefined => {
      if (path === undefined || !existsSync(path)) return 'missing';
      const bytes = readAtPlace(folder, () => readPlainFile(path));
      const isWholeFile =
        bytes !== undefined &&
        bytes.length === (size ?? bytes.length) &&
        isWholeDocument(bytes, name, documentKeys);
      return isWholeFile ? undefined : 'damaged';
    };
    units.push({
      key: `3 ${name}`,
      covers: (asked) => asked === file,
      size: size ?? 0,
      async read() {
        const found = fault();
        // Whether a row names it is the store's to know.
        return found === undefined ? [] : [{ file, fault: found, isNeeded: true }];
      },
    });
  }
  return {
    units: units.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    generations: generations.length,
    documents: here.size,
    entries: () => entries,
  };
}

/** Generations share packs: each is read once, for all of them. */
function addParts(
  folder: string,
  manifest: Extract<Manifest, { readonly format: 2 }>,
  isNeeded: boolean,
  packs: Map<string, NamedPack>,
): void {
  const list = readPartList(folder, manifest);
  for (const [name, size] of list?.packs ?? []) {
    const seal = list?.seals.get(name);
    const pack = packs.get(name) ?? { size, digests: new Map(), seal, isNeeded: false };
    pack.isNeeded ||= isNeeded;
    packs.set(name, pack);
  }
  for (const { pack, slot, digest } of list?.parts ?? []) packs.get(pack)?.digests.set(slot, digest);
}

/** Bytes of each document that a generation names; nothing where its list is not as it was written. */
function documentsOf(folder: string, generation: string, { documents }: Manifest): Map<string, number> {
  const path = join(folder, generation, documentListName);
  const found = new Map<string, number>();
  const bytes = existsSync(path) ? readAtPlace(folder, () => readPlainFile(path)) : undefined;
  if (bytes === undefined || hash('sha256', bytes) !== documents.sha256) return found;
  for (const line of bytes.toString('utf8').split('\n')) {
    const [name = '', size = ''] = line.split(' ');
    if (name !== '') found.set(name, Number(size));
  }
  return found;
}
