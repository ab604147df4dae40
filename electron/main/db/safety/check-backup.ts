import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentListName,
  findSealed,
  isWhole,
  listGenerations,
  manifestName,
} from '#electron/main/backup/backup-place.ts';
import { breathe, hashFile } from '#electron/main/backup/copy-file.ts';
import { type PartList, packFile, readPartList } from '#electron/main/backup/part-list.ts';
import { readAtPlace } from '#electron/main/backup/read-at-place.ts';
import { readJournal } from '#electron/main/backup/read-journal.ts';
import { readPack } from '#electron/main/backup/read-packs.ts';
import { claimsNames, readClaimsOf } from '#electron/main/backup/restore-claims.ts';
import { documentKeysOf, isWholeDocument } from '#electron/main/documents/document-cipher.ts';
import { documentNameShape, listDocumentEntries } from '#electron/main/documents/document-folder.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';

interface BackupFault {
  /** Name below the store's folder at the place. */
  readonly file: string;
  readonly fault: 'missing' | 'damaged' | 'unfinished';
}

interface NamedPack {
  readonly size: number;
  /** By slot. */
  readonly digests: Map<number, string>;
}

export interface BackupCheck {
  readonly generations: number;
  readonly documents: number;
  readonly entries: number;
  /** Every file that is not as it was written. */
  readonly faults: readonly BackupFault[];
}

/**
 * Reads everything of a store at a backup place against its seals. Changes nothing; throws what the file system throws,
 * and the signal's reason when it is aborted. `onProgress` counts files.
 */
export async function checkBackup(
  folder: string,
  keys: Pick<KeyRing, 'key' | 'portable'>,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<BackupCheck> {
  const faults: BackupFault[] = [];
  const ring = keys.portable(folder);
  for (const name of [keyRingFileName, keyRingCopyName]) {
    if (!existsSync(join(folder, name))) faults.push({ file: name, fault: 'missing' });
    else if (readAtPlace(folder, () => readFileSync(join(folder, name), 'utf8')) !== ring) {
      faults.push({ file: name, fault: 'damaged' });
    }
  }
  const claims = claimsNames.filter((name) => existsSync(join(folder, name)));
  for (const name of claimsNames) {
    if (!claims.includes(name)) {
      if (claims.length > 0) faults.push({ file: name, fault: 'missing' });
    } else if (readClaimsOf(join(folder, name), keys.key('backup')) === undefined) {
      faults.push({ file: name, fault: 'damaged' });
    }
  }
  const documents = new Map<string, number>();
  const generations = listGenerations(folder).filter((name) => isWhole(folder, name));
  const packs = new Map<string, NamedPack>();
  let journalled = 0;
  for (const [index, generation] of generations.entries()) {
    onProgress(index, generations.length);
    await breathe(signal);
    const inside = (name: string) => `${generation}/${name}`;
    const manifest = findSealed(folder, generation, keys.key('backup'));
    if (manifest === undefined) {
      faults.push({ file: inside(manifestName), fault: 'damaged' });
      continue;
    }
    const files = manifest.format === 1 ? manifest.database : [manifest.database.list];
    for (const { name, size, sha256 } of [...files, manifest.documents]) {
      const path = join(folder, generation, name);
      const found = readAtPlace(folder, () => (existsSync(path) ? hashFile(path) : 'missing'));
      if (found === 'missing') faults.push({ file: inside(name), fault: 'missing' });
      else if (found?.size !== size || found.sha256 !== sha256) {
        faults.push({ file: inside(name), fault: 'damaged' });
      } else if (name === documentListName) addDocuments(readFileSync(path, 'utf8'), documents);
    }
    if (manifest.format === 2) addParts(readPartList(folder, manifest), packs);
    const seed = Buffer.from(manifest.journalSeed, 'hex');
    const journal = readJournal(folder, generation, keys.key('backup'), seed);
    journalled += journal.logs.reduce((sum, { entries: count }) => sum + count, 0);
    if (journal.fault !== undefined) {
      faults.push({ file: inside(journal.fault.file), fault: journal.fault.fault });
    } else if (journal.unfinished !== undefined) {
      faults.push({ file: inside(journal.unfinished), fault: 'unfinished' });
    }
  }
  for (const [name, { size, digests }] of packs) {
    const wanted = [...digests].map(([slot, digest]) => ({ slot, digest }));
    const fault = await readPack(
      folder,
      name,
      size,
      wanted,
      () => undefined,
      () => breathe(signal),
    );
    if (fault !== undefined) faults.push({ file: packFile(name), fault });
  }
  const documentKeys = documentKeysOf(keys);
  const entries = listDocumentEntries(folder).filter(({ name }) => documentNameShape.test(name));
  const here = new Set(entries.map(({ name }) => name));
  for (const [index, { name, path }] of entries.entries()) {
    onProgress(index, entries.length);
    await breathe(signal);
    const bytes = readAtPlace(folder, () => readFileSync(path));
    const isWholeFile =
      bytes !== undefined &&
      bytes.length === (documents.get(name) ?? bytes.length) &&
      isWholeDocument(bytes, name, documentKeys);
    if (!isWholeFile) faults.push({ file: documentFile(name), fault: 'damaged' });
  }
  for (const name of documents.keys()) {
    if (!here.has(name)) faults.push({ file: documentFile(name), fault: 'missing' });
  }
  return { generations: generations.length, documents: here.size, entries: journalled, faults };
}

function documentFile(name: string): string {
  return `documents/${name.slice(0, 2)}/${name}`;
}

/** Generations share packs: each is read once, for all of them. */
function addParts(list: PartList | undefined, packs: Map<string, NamedPack>): void {
  for (const [name, size] of list?.packs ?? []) {
    if (!packs.has(name)) packs.set(name, { size, digests: new Map() });
  }
  for (const { pack, slot, digest } of list?.parts ?? []) packs.get(pack)?.digests.set(slot, digest);
}

function addDocuments(list: string, documents: Map<string, number>): void {
  for (const line of list.split('\n')) {
    const [name = '', size = ''] = line.split(' ');
    if (name !== '') documents.set(name, Number(size));
  }
}
