import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';

/**
 * What lies at a backup place (a folder on another disk, a share, a stick):
 *
 *     ventanilla-backup/<branch>-<terminal>-<store>/
 *       keyring.json, keyring.copy.json   the store's key, wrapped by the recovery passphrase alone
 *       documents/ab/abcdef...            enciphered files, as in the store; of every generation
 *       parts/<generation>.000 ...        packs: what that snapshot found changed of the database, for those since too
 *       <generation>/                     a snapshot of the database, and the journal since
 *         parts.list                      which parts of which packs the database is, in their order
 *         documents.list                  a line for each document: name, bytes
 *         manifest.json                   written last: without it the generation is none
 *         journal.00000, .00001 ...       one for each write-ahead log since the snapshot
 *
 * A generation of format 1 has the database itself, as database.000, .001 ..., and no list of parts.
 *
 * Nothing of it is readable without the passphrase but the manifest: branch, terminal, times, sizes and counts.
 */
const rootName = 'ventanilla-backup';
export const manifestName = 'manifest.json';
export const documentListName = 'documents.list';
export const partListName = 'parts.list';
export const partsDirectoryName = 'parts';

const namedFile = z.strictObject({ name: z.string(), size: z.int(), sha256: z.string() });
const partsOfDatabase = z.strictObject({
  list: namedFile,
  /** Bytes of the whole database. */
  size: z.int(),
});

const manifestOf = <Format extends number, Database extends z.ZodType>(format: Format, database: Database) =>
  z.strictObject({
    format: z.literal(format),
    generation: z.string(),
    store: z.string(),
    branchCode: z.string(),
    branchName: z.string(),
    terminal: z.int(),
    epoch: z.int(),
    /** ISO instants by the kiosk's clock. */
    begunAt: z.string(),
    finishedAt: z.string(),
    /** Of the product and of its database. */
    version: z.string(),
    schema: z.int(),
    /** The last act in the snapshot, and the trail's head after it. */
    act: z.int(),
    sequence: z.int(),
    hash: z.string(),
    people: z.int(),
    database,
    documents: namedFile,
    documentCount: z.int(),
    /** What the first entry of the journal is sealed over. Hexadecimal. */
    journalSeed: z.string(),
  });
const manifestContent = z.discriminatedUnion('format', [
  manifestOf(1, z.array(namedFile)),
  manifestOf(2, partsOfDatabase),
]);
export type Manifest = z.infer<typeof manifestContent>;
export type ManifestWithParts = Extract<Manifest, { readonly format: 2 }>;
const sealed = z.looseObject({ seal: z.string() });

/** What names a store at a place: the terminal by words, and a digest of its key, which tells it from any other. */
export interface StoreName {
  readonly branchCode: string;
  readonly terminal: number;
  /** 8 hexadecimal digits or more. */
  readonly store: string;
}

export function storeFolder(place: string, { branchCode, terminal, store }: StoreName): string {
  const branch = branchCode.replace(/[^0-9A-Za-z]/g, '_');
  return storeFolderNamed(place, `${branch}-${terminal}-${store.slice(0, 8)}`);
}

/** Whether a folder at a place is that of the store which `store` names: another's key ring may have come into it. */
export function isFolderOf(folder: string, store: string): boolean {
  return folder.endsWith(`-${store.slice(0, 8)}`);
}

export function storeFolderNamed(place: string, name: string): string {
  return join(place, rootName, name);
}

const generationShape = /^(\d{6,9})-(\d{8}T\d{6}Z)$/;

/**
 * `000012-20261130T122214Z`: the numbers count up in the order in which they were begun, also when a clock was set back,
 * and FAT32 takes the names. Throws where a folder that somebody put there has the last number that a name can have: a
 * generation that nobody would find is not begun.
 */
export function nextGeneration(folder: string, at: Date): string {
  const number = numberOf(listGenerations(folder).at(-1) ?? '') + 1;
  const name = `${String(number).padStart(6, '0')}-${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  if (!generationShape.test(name)) throw new RangeError(`${name} would be no name of a generation`);
  return name;
}

function numberOf(generation: string): number {
  return Number(generationShape.exec(generation)?.[1] ?? 0);
}

/** Milliseconds, UTC, by the clock when it was begun. */
export function generationTime(name: string): number {
  const [, , time = ''] = generationShape.exec(name) ?? [];
  return Date.parse(time.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/, '$1-$2-$3T$4:$5:'));
}

/** Generations that were begun, oldest first. */
export function listGenerations(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => generationShape.test(name))
    .toSorted()
    .toSorted((left, right) => numberOf(left) - numberOf(right));
}

/**
 * Whether its snapshot came to an end; also where its manifest was damaged since, if only in the name that it gives itself. A
 * copy of another generation's folder, under a name that would make it a later one, is none.
 */
export function isWhole(folder: string, generation: string): boolean {
  const path = join(folder, generation, manifestName);
  if (!existsSync(path)) return false;
  try {
    const { generation: named } = readManifest(path).manifest;
    return named === generation || !isCopyOf(folder, named, path);
  } catch {
    return true;
  }
}

/** Whether a manifest is to the letter the one that lies under the name that it gives. */
function isCopyOf(folder: string, named: string, path: string): boolean {
  const original = join(folder, named, manifestName);
  if (!generationShape.test(named) || !existsSync(original)) return false;
  return readPlainFile(original).equals(readPlainFile(path));
}

export function journalName(log: number): string {
  return `journal.${String(log).padStart(5, '0')}`;
}

/** Journals of a generation in their order. */
export function listJournals(folder: string, generation: string): string[] {
  return namesIn(join(folder, generation))
    .filter((name) => /^journal\.\d{5}$/.test(name))
    .toSorted();
}

/** Folders of stores at a place, whosever they are. */
export function listStoreFolders(place: string): string[] {
  const root = join(place, rootName);
  return namesIn(root)
    .filter((name) => listGenerations(join(root, name)).some((each) => isWhole(join(root, name), each)))
    .map((name) => join(root, name));
}

export function writeManifest(path: string, manifest: Manifest, key: Uint8Array): void {
  const seal = sealOf(manifest, key).toString('hex');
  writeFileAtomically(path, textOf(manifest, seal));
}

/**
 * As it is written there, whoever wrote it: `isSealed` says whether it is this store's own. Throws `StoreFileError` where
 * it is none, and what the file system throws.
 */
export function readManifest(path: string): { readonly manifest: Manifest; readonly seal: string } {
  const text = readPlainFile(path).toString('utf8');
  try {
    const { seal, ...content } = sealed.parse(JSON.parse(text));
    const manifest = manifestContent.parse(content);
    if (text === textOf(manifest, seal)) return { manifest, seal };
  } catch {
    // Neither JSON nor ours.
  }
  throw new StoreFileError(manifestName, 'file-damaged');
}

/** Every field in the schema's order. */
function textOf(manifest: Manifest, seal: string): string {
  return `${JSON.stringify({ ...manifestContent.parse(manifest), seal }, null, 2)}\n`;
}

/** To the letter: a digit in capitals is the same number, and a byte that changed. */
function isSealed(manifest: Manifest, seal: string, key: Uint8Array): boolean {
  const [found, expected] = [Buffer.from(seal), Buffer.from(sealOf(manifest, key).toString('hex'))];
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Undefined where it is damaged or another store's: nothing is gone on with there. */
export function findSealed(folder: string, generation: string, key: Uint8Array): Manifest | undefined {
  try {
    const { manifest, seal } = readManifest(join(folder, generation, manifestName));
    return manifest.generation === generation && isSealed(manifest, seal, key) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Manifests of this store's generations that are as they were written, the oldest first. */
export function listSealed(folder: string, key: Uint8Array): Manifest[] {
  return listGenerations(folder).flatMap((generation) => findSealed(folder, generation, key) ?? []);
}

function sealOf(manifest: Manifest, key: Uint8Array): Buffer {
  const text = JSON.stringify(manifestContent.parse(manifest));
  return createHmac('sha256', key).update(`ventanilla snapshot ${text}`).digest();
}

export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
