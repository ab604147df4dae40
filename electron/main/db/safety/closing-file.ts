import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listStores } from '#electron/main/keys/key-ring.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { type ClosingCertificate, closingStatement } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { instant } from '#shared/contract/kiosk/values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';

/**
 * What stands beside a store that is being destroyed, and in its place afterwards. From the moment it is there, there is
 * no way back: a start that finds it goes on destroying.
 */
const closingFileName = 'closing.json';

const closing = z.strictObject({
  statement: closingStatement,
  signature: z.string(),
  /** Null: not everything is destroyed yet. */
  erasedAt: instant.nullable(),
  /** The terminal's printer, for its certificate. */
  printer: z.string().nullable(),
  /** The certificate was written to the backup place. */
  isAtPlace: z.boolean(),
});
export type Closing = z.infer<typeof closing>;

/** Undefined where nothing was closed here. Throws `StoreFileError` where it cannot be read, and what the file system throws. */
export function readClosing(dataDirectory: string): Closing | undefined {
  if (!existsSync(join(dataDirectory, closingFileName))) return undefined;
  try {
    return closing.parse(JSON.parse(readStoreFile(dataDirectory, closingFileName).toString('utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw new StoreFileError(closingFileName, 'file-damaged');
    }
    throw error;
  }
}

/**
 * What is to be destroyed is what was signed: where the ring of any other store lies beside it, as after files were put
 * into the folder, nothing is. Throws `StoreFileError` then.
 */
export function requireSameStore(dataDirectory: string, { statement }: Closing): void {
  if (listStores(dataDirectory).some((store) => store !== statement.store)) {
    throw new StoreFileError(closingFileName, 'of-another-store');
  }
}

export function writeClosing(dataDirectory: string, content: Closing): void {
  writeFileAtomically(join(dataDirectory, closingFileName), JSON.stringify(content));
}

/** Of a terminal of which nothing is left; undefined before. */
export function certificateOf({ statement, signature, erasedAt }: Closing): ClosingCertificate | undefined {
  return erasedAt === null ? undefined : { statement, signature, erasedAt };
}

/** As it was signed, for whoever checks it. */
export function certificateFile(closing: Closing) {
  const { terminal, closedAt } = closing.statement;
  const text = `${canonicalJson(certificateOf(closing) ?? {})}\n`;
  return { name: `ventanilla-${terminal}-closed-${closedAt.slice(0, 10)}.json`, bytes: Buffer.from(text) };
}

/** The certificate stays in the folder under a name of its own, and stands in nobody's way. */
export function putClosingAway(dataDirectory: string, { statement }: Closing): void {
  const name = `closed-${statement.terminal}-${statement.closedAt.slice(0, 10)}`;
  let target = `${name}.json`;
  for (let number = 2; existsSync(join(dataDirectory, target)); number += 1)
    target = `${name}-${number}.json`;
  renameSync(join(dataDirectory, closingFileName), join(dataDirectory, target));
  fsyncDirectory(dataDirectory);
}
