import { createHash, hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { type Manifest, type ManifestWithParts, partListName, partsDirectoryName } from './backup-place.ts';
import { readAtPlace } from './read-at-place.ts';

/**
 * Bytes of a part of a database. Two pages: what is written at a counter lies scattered, a page here and there, and a
 * larger part would take what was not written with it.
 */
export const partSize = 4096;
/** Hexadecimal digits of a part's digest: the list is sealed with the manifest, and vouches for the parts. */
const digestLength = 32;

/** Where a part of a database lies: in the slot of a pack, a file of parts one behind the other. */
export interface PartPlace {
  readonly digest: string;
  /** Name of the pack. */
  readonly pack: string;
  readonly slot: number;
}

export interface PartList {
  /** Bytes of each pack by its name. */
  readonly packs: ReadonlyMap<string, number>;
  /** Over all parts of a pack, also those that no snapshot names any more; not of packs of a version before. */
  readonly seals: ReadonlyMap<string, string>;
  /** Of the whole database, in their order. */
  readonly parts: readonly PartPlace[];
}

export function digestOf(part: Uint8Array): string {
  return hash('sha256', part).slice(0, digestLength);
}

/** Takes the digests of a pack's parts in the order of their slots, and gives what vouches for all of them. */
export function sealPack() {
  const sum = createHash('sha256');
  return {
    add: (digest: string): void => void sum.update(digest),
    end: (): string => sum.digest('hex').slice(0, digestLength),
  };
}

/** Below the store's folder at the place. */
export function packFile(pack: string): string {
  return `${partsDirectoryName}/${pack}`;
}

/** Bytes of the whole database. */
export function databaseSize({ database }: Manifest): number {
  return Array.isArray(database) ? database.reduce((sum, { size }) => sum + size, 0) : database.size;
}

/**
 * A line for each pack, `pack <name> <bytes>`, one for its seal, `seal <name> <seal>`, and for each run of slots
 * `run <name> <first slot> <digests>`.
 */
export function partListText({ packs, seals, parts }: PartList): string {
  const lines = [...packs].map(([name, size]) => `pack ${name} ${size}\n`);
  lines.push(...[...seals].map(([name, seal]) => `seal ${name} ${seal}\n`));
  let run: string[] = [];
  const end = () => {
    if (run.length > 0) lines.push(`${run.join('')}\n`);
  };
  for (const [index, { digest, pack, slot }] of parts.entries()) {
    const before = parts[index - 1];
    if (before?.pack !== pack || before.slot + 1 !== slot) {
      end();
      run = [`run ${pack} ${slot} `];
    }
    run.push(digest);
  }
  end();
  return lines.join('');
}

/** Undefined where it is gone, cannot be read or is not as the manifest says. */
export function readPartList(
  folder: string,
  { generation, database }: ManifestWithParts,
): PartList | undefined {
  const path = join(folder, generation, partListName);
  if (!existsSync(path)) return undefined;
  const bytes = readAtPlace(folder, () => readPlainFile(path));
  if (bytes === undefined || hash('sha256', bytes) !== database.list.sha256) return undefined;
  const packs = new Map<string, number>();
  const seals = new Map<string, string>();
  const parts: PartPlace[] = [];
  for (const line of bytes.toString('latin1').split('\n')) {
    const [kind, pack = '', number, digests = ''] = line.split(' ');
    if (kind === 'pack') packs.set(pack, Number(number));
    if (kind === 'seal') seals.set(pack, number ?? '');
    for (let start = 0; start < digests.length; start += digestLength) {
      const slot = Number(number) + start / digestLength;
      parts.push({ digest: digests.slice(start, start + digestLength), pack, slot });
    }
  }
  return { packs, seals, parts };
}
