import { existsSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, sep } from 'node:path';
import {
  isWhole,
  listGenerations,
  listJournals,
  listStoreFolders,
} from '#electron/main/backup/backup-place.ts';
import { databaseSize } from '#electron/main/backup/part-list.ts';
import { placeProblemOf } from '#electron/main/backup/place-mark.ts';
import { readAtPlace } from '#electron/main/backup/read-at-place.ts';
import type { PlaceView, StoreAtPlace } from '#shared/contract/kiosk/safety/safety-values.ts';
import { migrations } from '../migrations.ts';
import { listRestorable } from './restore-store.ts';
import type { LookedAt } from './safety-orders.ts';

/** What a place is worth, and whose backups lie there. Writes nothing, and throws nothing: what fails is the place's problem. */
export function lookAtPlace(
  { path, name, kind }: LookedAt,
  dataDirectory: string,
  own: string | null,
): PlaceView {
  const view = { path, name, kind, free: null, total: null, isSameDisk: false, stores: [] };
  try {
    const problem = placeFault(path, dataDirectory);
    if (problem !== undefined) return { ...view, problem };
    const { bavail, blocks, bsize } = statfsSync(path);
    return {
      ...view,
      free: bavail * bsize,
      total: blocks * bsize,
      isSameDisk: statSync(path).dev === statSync(dataDirectory).dev,
      stores: listStoreFolders(path).map((folder) => describeStore(folder, own)),
      problem: null,
    };
  } catch (error) {
    return { ...view, problem: placeProblemOf(error) };
  }
}

/** Why a path can be no place at all. Throws what the file system throws. */
export function placeFault(
  path: string,
  dataDirectory: string,
): 'not-a-folder' | 'inside-data' | 'away' | undefined {
  if (!isAbsolute(path)) return 'not-a-folder';
  if (!existsSync(path)) return 'away';
  if (!statSync(path).isDirectory()) return 'not-a-folder';
  const [place, data] = [realpathSync(path), realpathSync(dataDirectory)];
  return place === data || place.startsWith(`${data}${sep}`) ? 'inside-data' : undefined;
}

function describeStore(folder: string, own: string | null): StoreAtPlace {
  const name = basename(folder);
  const manifests = listRestorable(folder);
  const whole = listGenerations(folder).filter((each) => isWhole(folder, each));
  const [newest] = manifests;
  const newestSchema = migrations.at(-1)?.version ?? 0;
  return {
    name,
    branchCode: newest?.branchCode ?? '',
    branchName: newest?.branchName ?? '',
    terminal: newest?.terminal ?? 0,
    isOwn: own !== null && newest?.store === own,
    snapshots: manifests.map((manifest) => ({
      generation: manifest.generation,
      finishedAt: manifest.finishedAt,
      people: manifest.people,
      documents: manifest.documentCount,
      size: databaseSize(manifest),
      version: manifest.version,
      isNewer: manifest.schema > newestSchema,
      journalAt: journalTime(folder, manifest.generation),
    })),
    unreadable: whole.length - manifests.length,
  };
}

/** ISO instant by the disk's own clock; null where its journal holds nothing. */
function journalTime(folder: string, generation: string): string | null {
  const times = listJournals(folder, generation)
    .map((name) => readAtPlace(folder, () => statSync(join(folder, generation, name))))
    .flatMap((found) => (found === undefined || found.size === 0 ? [] : [found.mtime.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
