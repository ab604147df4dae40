import {
  documentActOf,
  documentNameShape,
  type FolderEntry,
  isMissing,
  listAside,
  listDocumentEntries,
  unfinishedSuffix,
} from '#electron/main/documents/document-folder.ts';
import type { Connection } from '../core/connection.ts';
import { isUnreadable } from '../core/disk-errors.ts';
import { listFileReferences } from '../documents/file-references.ts';
import { getLastMissingAct } from './act-store.ts';

/** What lies in the documents' folder, in its place and aside. */
export interface DocumentTestimony {
  readonly entries: readonly FolderEntry[];
  readonly aside: readonly FolderEntry[];
}

export function readDocumentTestimony(directory: string): DocumentTestimony {
  return { entries: listDocumentEntries(directory), aside: listAside(directory) };
}

/** The folder against the rows. */
export interface DocumentComparison {
  /** The latest act after which a file was written that no row names; 0 when there is none. */
  readonly latestAct: number;
  /** Files that rows name and that are not there. */
  readonly missing: number;
  /** Files of this store, and unfinished writes, that no row names nor a missing act may have named. */
  readonly orphans: readonly FolderEntry[];
}

export function compareDocuments(
  db: Connection,
  { entries, aside }: DocumentTestimony,
  wrappingKey: Uint8Array,
): DocumentComparison {
  const named = new Set(listFileReferences(db).map(({ file }) => file));
  const present = new Set([...entries, ...aside].map(({ name }) => name));
  const lastMissing = getLastMissingAct(db);
  let latestAct = 0;
  const orphans: FolderEntry[] = [];
  for (const entry of entries) {
    if (named.has(entry.name)) continue;
    if (!documentNameShape.test(entry.name)) {
      if (entry.name.endsWith(unfinishedSuffix)) orphans.push(entry);
      continue;
    }
    const act = actOf(entry, wrappingKey);
    // A file is on the disk before the act that names it, and the same bytes are written once: one of any earlier act may
    // be named by a missing one.
    if (act === undefined || (lastMissing > 0 && act <= lastMissing)) continue;
    latestAct = Math.max(latestAct, act);
    orphans.push(entry);
  }
  const missing = [...named].filter((name) => !present.has(name)).length;
  return { latestAct, missing, orphans };
}

/**
 * 0 for a file of a version before 240; undefined for one that is not ours, no longer there, or gives no bytes: it testifies
 * to nothing, stays where it is, and keeps no store from opening.
 */
function actOf(entry: FolderEntry, wrappingKey: Uint8Array): number | undefined {
  try {
    const written = documentActOf(entry, wrappingKey);
    return written.ours ? (written.act ?? 0) : undefined;
  } catch (error) {
    if (isMissing(error) || isUnreadable(error)) return undefined;
    throw error;
  }
}
