import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentListName,
  type Manifest,
  type ManifestWithParts,
  partListName,
} from '#electron/main/backup/backup-place.ts';
import { copyChunk, hashFile, readFully, writeFully } from '#electron/main/backup/copy-file.ts';
import { packFile, partSize, readPartList } from '#electron/main/backup/part-list.ts';
import { readAtPlace } from '#electron/main/backup/read-at-place.ts';
import { readPack } from '#electron/main/backup/read-packs.ts';
import { openPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { databaseFileName } from '../core/open-database.ts';

/** Awaited for every piece that was copied, with its bytes. */
type Pause = (bytes: number) => Promise<void>;

/**
 * Puts the database of a snapshot together in `work`; `folder` is the store's at the place. Gives the name, below that
 * folder, of a file that is not as it was written.
 */
export async function putTogether(
  folder: string,
  manifest: Manifest,
  work: string,
  pause: Pause,
): Promise<string | undefined> {
  const { generation, documents } = manifest;
  const list = join(folder, generation, documentListName);
  const found = existsSync(list) ? readAtPlace(folder, () => hashFile(list)) : undefined;
  if (found?.sha256 !== documents.sha256) {
    return `${generation}/${documentListName}`;
  }
  const target = openSync(join(work, databaseFileName), 'w', 0o600);
  try {
    const damaged =
      manifest.format === 1
        ? await copyFiles(folder, manifest, target, pause)
        : await copyParts(folder, manifest, target, pause);
    if (damaged === undefined) fsyncSync(target);
    return damaged;
  } finally {
    closeSync(target);
  }
}

async function copyParts(folder: string, manifest: ManifestWithParts, target: number, pause: Pause) {
  const list = readPartList(folder, manifest);
  if (list === undefined) return `${manifest.generation}/${partListName}`;
  const byPack = Map.groupBy(
    list.parts.map((part, index) => ({ ...part, position: index * partSize })),
    ({ pack }) => pack,
  );
  for (const [pack, parts] of byPack) {
    const size = list.packs.get(pack) ?? 0;
    const run = openRun(target);
    const put = ({ position }: { readonly position: number }, bytes: Uint8Array) => run.put(bytes, position);
    if ((await readPack(folder, pack, size, parts, put, pause)) !== undefined) return packFile(pack);
    run.end();
  }
  return undefined;
}

/** Parts that follow each other are written in one call. */
function openRun(target: number) {
  const bytes = Buffer.allocUnsafe(copyChunk);
  let [start, length] = [0, 0];
  function end(): void {
    writeFully(target, bytes.subarray(0, length), start);
    length = 0;
  }
  return {
    put(part: Uint8Array, position: number): void {
      if (position !== start + length || length + part.length > bytes.length) end();
      if (length === 0) start = position;
      bytes.set(part, length);
      length += part.length;
    },
    end,
  };
}

/** Of format 1: the database itself, in files one behind the other. */
async function copyFiles(
  folder: string,
  { generation, database }: Exclude<Manifest, ManifestWithParts>,
  target: number,
  pause: Pause,
) {
  const chunk = Buffer.allocUnsafe(copyChunk);
  let end = 0;
  for (const { name, size, sha256 } of database) {
    const file = `${generation}/${name}`;
    if (!existsSync(join(folder, file))) return file;
    const source = readAtPlace(folder, () => openPlainFile(join(folder, file)));
    if (source === undefined) return file;
    const hash = createHash('sha256');
    try {
      for (let position = 0; position < size; ) {
        const wished = chunk.subarray(0, size - position);
        const count = readAtPlace(folder, () => readFully(source, wished, position));
        const bytes = chunk.subarray(0, count ?? 0);
        if (bytes.length === 0) return file;
        hash.update(bytes);
        writeFully(target, bytes, end);
        position += bytes.length;
        end += bytes.length;
        await pause(bytes.length);
      }
    } finally {
      closeSync(source);
    }
    if (hash.digest('hex') !== sha256) return file;
  }
  return undefined;
}
