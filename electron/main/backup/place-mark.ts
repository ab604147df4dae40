import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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

const markName = 'ventanilla-backup.json';
const mark = z.strictObject({ place: z.string() });

/** The place's own mark; undefined where it has none. Throws `PlaceError` where there is no folder. */
export function readPlaceId(place: string): string | undefined {
  if (!existsSync(place)) throw new PlaceError('away');
  const path = join(place, markName);
  if (!existsSync(path)) return undefined;
  return mark.parse(JSON.parse(readFileSync(path, 'utf8'))).place;
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
