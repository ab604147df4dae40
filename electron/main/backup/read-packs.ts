import { closeSync, existsSync, fstatSync } from 'node:fs';
import { join } from 'node:path';
import { openPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { copyChunk, readFully } from './copy-file.ts';
import { digestOf, packFile, partSize } from './part-list.ts';
import { readAtPlace } from './read-at-place.ts';

export type PackFault = 'missing' | 'damaged';

export interface WantedPart {
  readonly slot: number;
  /** Undefined: whatever it is. */
  readonly digest: string | undefined;
}

/**
 * Reads parts of a pack from its beginning to its end, each against its digest; what the disk does not give is damaged. `size` is that of the whole pack; `take`
 * is given them in the order of their slots, and `pause` is awaited often. Throws what the file system throws.
 */
export async function readPack<Wanted extends WantedPart>(
  folder: string,
  pack: string,
  size: number,
  wanted: readonly Wanted[],
  take: (part: Wanted, bytes: Uint8Array, digest: string) => void,
  pause: (bytes: number) => Promise<void>,
): Promise<PackFault | undefined> {
  const path = join(folder, packFile(pack));
  if (!existsSync(path)) return 'missing';
  const descriptor = readAtPlace(folder, () => openPlainFile(path));
  if (descriptor === undefined) return 'damaged';
  try {
    if (fstatSync(descriptor).size !== size) return 'damaged';
    const chunk = Buffer.allocUnsafe(copyChunk);
    let [start, end, taken] = [0, 0, 0];
    for (const part of wanted.toSorted((one, other) => one.slot - other.slot)) {
      const from = part.slot * partSize;
      const to = Math.min(from + partSize, size);
      if (from >= to) return 'damaged';
      if (from < start || to > end) {
        await pause(taken);
        [start, taken] = [from, 0];
        const wished = chunk.subarray(0, Math.min(copyChunk, size - from));
        end = from + (readAtPlace(folder, () => readFully(descriptor, wished, from)) ?? 0);
      }
      const bytes = chunk.subarray(from - start, to - start);
      const digest = digestOf(bytes);
      if (to > end || digest !== (part.digest ?? digest)) return 'damaged';
      take(part, bytes, digest);
      taken += bytes.length;
    }
    await pause(taken);
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
