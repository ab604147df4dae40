import { existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { breathe, writeFully } from '#electron/main/backup/copy-file.ts';
import { requirePlaceOf } from '#electron/main/backup/place-mark.ts';
import { readAtPlace } from '#electron/main/backup/read-at-place.ts';
import { documentKeysOf, isWholeDocument } from '#electron/main/documents/document-cipher.ts';
import { documentPath } from '#electron/main/documents/document-folder.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { syncBehind } from '#electron/main/store-files/sync-behind.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import type { LackingDocument } from '#shared/contract/kiosk/safety/safety-values.ts';
import type { Connection } from '../core/connection.ts';
import { type FileReference, listFileReferences } from '../documents/file-references.ts';
import { listDocumentsOf } from './lacking-documents.ts';

interface DocumentWishes {
  /** Of a store at a backup place. */
  readonly folder: string;
  readonly keys: Pick<KeyRing, 'key'>;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** The documents that rows name, each verified against its own seal, and on the disk of `work` when it resolves. */
export async function restoreDocuments(
  db: Connection,
  work: string,
  { folder, keys, onProgress, signal }: DocumentWishes,
): Promise<{ readonly copied: number; readonly missing: LackingDocument[] }> {
  const documentKeys = documentKeysOf(keys);
  const references = listFileReferences(db);
  const verdicts = new Map<string, boolean>();
  const lacking: FileReference[] = [];
  const folders = new Set<string>();
  const sync = syncBehind();

  async function restore(file: string): Promise<boolean> {
    const source = documentPath(folder, file);
    const bytes = existsSync(source) ? readAtPlace(folder, () => readPlainFile(source)) : undefined;
    if (bytes === undefined || !isWholeDocument(bytes, file, documentKeys)) return false;
    const copy = documentPath(work, file);
    const below = dirname(copy);
    if (!folders.has(below)) mkdirSync(below, { recursive: true, mode: 0o700 });
    folders.add(below);
    const descriptor = openSync(copy, 'w', 0o600);
    try {
      writeFully(descriptor, bytes);
    } finally {
      await sync.add(descriptor);
    }
    return true;
  }

  try {
    for (const [index, reference] of references.entries()) {
      const { file } = reference;
      onProgress(index, references.length);
      await breathe(signal);
      const isWhole = verdicts.get(file) ?? (await restore(file));
      verdicts.set(file, isWhole);
      if (!isWhole) lacking.push(reference);
    }
  } finally {
    await sync.end();
  }
  for (const each of folders) fsyncDirectory(each);
  if (lacking.length > 0) requirePlaceOf(folder);
  return {
    copied: [...verdicts.values()].filter(Boolean).length,
    missing: listDocumentsOf(db, lacking),
  };
}
