import { createHmac } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { restoreClaim } from '#electron/main/backup/restore-claims.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';

/** Beside a database that was restored and not opened yet. */
export const restoredMarkName = 'restored';

const content = z.strictObject({
  epoch: z.int().min(1),
  codesThrough: z.int().nonnegative(),
  generation: z.string(),
  /** ISO instant by the clock of the machine before: of the last act that was brought back. */
  restoredThrough: z.string(),
  act: z.int().nonnegative(),
  /** Rows whose document is not there. */
  missingDocuments: z.int().nonnegative(),
  /** Undefined where a version before 420 restored it. */
  claim: restoreClaim.optional(),
});
/** What the first opening of a restored store has to do and to put on record. */
export type RestoredMark = z.infer<typeof content>;
const file = content.extend({ seal: z.string() });

export function writeRestoredMark(directory: string, key: Uint8Array, mark: RestoredMark): void {
  writeFileAtomically(join(directory, restoredMarkName), textOf(mark, key));
}

/** Undefined where the store was opened since, or never restored. Throws `StoreFileError` when it is damaged. */
export function findRestoredMark(directory: string, key: Uint8Array): RestoredMark | undefined {
  if (!existsSync(join(directory, restoredMarkName))) return undefined;
  const text = readStoreFile(directory, restoredMarkName).toString('utf8');
  try {
    const { seal: _seal, ...mark } = file.parse(JSON.parse(text));
    if (text === textOf(mark, key)) return mark;
  } catch {
    // Neither JSON nor ours.
  }
  throw new StoreFileError(restoredMarkName, 'file-damaged');
}

export function removeRestoredMark(directory: string): void {
  rmSync(join(directory, restoredMarkName), { force: true });
  fsyncDirectory(directory);
}

function textOf(mark: RestoredMark, key: Uint8Array): string {
  const seal = createHmac('sha256', key)
    .update(`ventanilla restored ${JSON.stringify(mark)}`)
    .digest('hex');
  return `${JSON.stringify({ ...mark, seal })}\n`;
}
