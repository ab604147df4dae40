import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { listStores } from '#electron/main/keys/key-ring.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { fsyncDirectory, writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import { type ClosingCertificate, closingStatement } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { instant } from '#shared/contract/kiosk/values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { findSalt } from '../core/open-database.ts';

/**
 * What stands beside a store that is being destroyed, and in its place afterwards. From the moment it is there, there is
 * no way back: a start that finds it goes on destroying.
 */
const closingFileName = 'closing.json';
/** Names under which it is kept when the machine begins anew. */
const putAway = /^closed-.+\.json$/;

const closing = z.strictObject({
  statement: closingStatement,
  signature: z.string(),
  /** Null: not everything is destroyed yet. */
  erasedAt: instant.nullable(),
  /** The terminal's printer, for its certificate. */
  printer: z.string().nullable(),
  /** The certificate was written to the backup place. */
  isAtPlace: z.boolean(),
  /** What tells the database from any other without a key, and the number of its last act; not in one of an earlier version. */
  database: z.string().optional(),
  act: z.int().optional(),
});
export type Closing = z.infer<typeof closing>;

/** Undefined where nothing was closed here. Throws `StoreFileError` where it cannot be read, and what the file system throws. */
export function readClosing(dataDirectory: string): Closing | undefined {
  return existsSync(join(dataDirectory, closingFileName))
    ? readNamed(dataDirectory, closingFileName)
    : undefined;
}

function readNamed(dataDirectory: string, name: string): Closing {
  try {
    return closing.parse(JSON.parse(readStoreFile(dataDirectory, name).toString('utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw new StoreFileError(name, 'file-damaged');
    }
    throw error;
  }
}

/** What was closed here of this store, at any time, as far as it can be read. */
export function listClosings(dataDirectory: string, store: string): Closing[] {
  const names = readdirSync(dataDirectory).filter((name) => name === closingFileName || putAway.test(name));
  return names.flatMap((name) => {
    try {
      const found = readNamed(dataDirectory, name);
      return found.statement.store === store ? [found] : [];
    } catch {
      return [];
    }
  });
}

/**
 * What is to be destroyed is what was signed: where the ring of any other store, its database, or documents without one lie
 * beside it, as after files were put into the folder, nothing is. Throws `StoreFileError` then.
 */
export function requireSameStore(dataDirectory: string, { statement, database }: Closing): void {
  const isRingOfOther = listStores(dataDirectory).some((store) => store !== statement.store);
  if (isRingOfOther || !isDatabaseNamed(dataDirectory, database)) {
    throw new StoreFileError(closingFileName, 'of-another-store');
  }
}

/** The documents are destroyed before the database: those that lie here without one came later. */
function isDatabaseNamed(dataDirectory: string, database: string | undefined): boolean {
  if (database === undefined) return true;
  const salt = findSalt(dataDirectory);
  if (salt !== undefined) return salt === database;
  const documents = join(dataDirectory, documentsDirectoryName);
  return !existsSync(documents) || readdirSync(documents).length === 0;
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
