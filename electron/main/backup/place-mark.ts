import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import type { BackupProblem } from './backup-orders.ts';

/** A place that cannot be used, as what. */
export class PlaceError extends Error {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem) {
    super(problem);
    this.name = 'PlaceError';
    this.problem = problem;
  }
}

const gone = ['ENOENT', 'ENODEV', 'EIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ENOTDIR', 'ENXIO'];
const refused = ['EROFS', 'EACCES', 'EPERM'];

/** What kept a place from being used, of what was thrown. */
export function placeProblemOf(error: unknown): BackupProblem {
  if (error instanceof PlaceError) return error.problem;
  if (error instanceof StoreFileError) return 'place-damaged';
  if (isDiskFull(error)) return 'full';
  if (error instanceof Error && error.name === 'AbortError') return 'cancelled';
  const code = errorCode(error);
  if (gone.includes(code)) return 'away';
  return refused.includes(code) ? 'not-allowed' : 'failed';
}

const markName = 'ventanilla-backup.json';
const mark = z.strictObject({ place: z.string() });

/**
 * The place's own mark; undefined where it has none. Throws `PlaceError` where there is no folder, and `StoreFileError`
 * where its mark is damaged.
 */
export function readPlaceId(place: string): string | undefined {
  if (!existsSync(place)) throw new PlaceError('away');
  if (!existsSync(join(place, markName))) return undefined;
  const text = readStoreFile(place, markName).toString('utf8');
  try {
    return mark.parse(JSON.parse(text)).place;
  } catch {
    throw new StoreFileError(markName, 'file-damaged');
  }
}

/** Marks a folder as a backup place, or finds it marked already. Gives its mark. */
export function markPlace(place: string, newId: () => string): string {
  const known = readPlaceId(place);
  if (known !== undefined) return known;
  const id = newId();
  mkdirSync(place, { recursive: true });
  writeFileAtomically(join(place, markName), `${JSON.stringify({ place: id })}\n`);
  return id;
}

/**
 * Throws `PlaceError` where a stick was pulled: what was on it is neither missing nor damaged. `folder`: of a store at a
 * place.
 */
export function requirePlaceOf(folder: string): void {
  if (!existsSync(folder)) throw new PlaceError('away');
}
