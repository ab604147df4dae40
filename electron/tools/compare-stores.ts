import { createHash } from 'node:crypto';
import { type Connection, listRows } from '#electron/main/db/core/connection.ts';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { listFileReferences } from '#electron/main/db/documents/file-references.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore } from '#electron/main/documents/document-store.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';

export interface StoreToCompare {
  readonly directory: string;
  readonly keys: KeyRing;
}

export interface StoreComparison {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** What is not the same in both, by name: `table worker`, `document <row that names it>`. Empty: equal. */
  readonly differences: readonly string[];
}

/** Two stores, row by row of every table and content by content of every document. Reads only. */
export async function compareStores(one: StoreToCompare, other: StoreToCompare): Promise<StoreComparison> {
  const left = openDatabaseReadOnly(one.directory, one.keys.key('database'));
  const right = openDatabaseReadOnly(other.directory, other.keys.key('database'));
  try {
    const differences: string[] = [];
    const names = [...new Set([...tableNames(left), ...tableNames(right)])].toSorted();
    let rows = 0;
    for (const name of names) {
      const [here, there] = [digestOf(left, name), digestOf(right, name)];
      rows += here.rows;
      if (here.digest !== there.digest) differences.push(`table ${name}`);
    }
    const documents = await compareDocuments(left, one, other);
    return {
      tables: names.length,
      rows,
      documents: documents.count,
      differences: [...differences, ...documents.differences],
    };
  } finally {
    left.close();
    right.close();
  }
}

function tableNames(db: Connection): string[] {
  const tables = listRows<{ name: string }>(
    db,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  return tables.map(({ name }) => name);
}

/** Over all rows in the order of their columns, whatever the order in which they were written. */
function digestOf(db: Connection, table: string): { readonly digest: string; readonly rows: number } {
  const columns = listRows<{ name: string }>(db, `PRAGMA table_info("${table}")`).map(
    ({ name }) => `"${name}"`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  const all = db.prepare(`SELECT ${columns.join(', ')} FROM "${table}" ORDER BY ${columns.join(', ')}`);
  for (const row of all.raw().iterate() as IterableIterator<unknown[]>) {
    rows += 1;
    hash.update(JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : value))));
  }
  return { digest: hash.digest('hex'), rows };
}

async function compareDocuments(db: Connection, one: StoreToCompare, other: StoreToCompare) {
  const stores = [one, other].map(({ directory, keys }) =>
    createDocumentStore(directory, documentKeysOf(keys), () => 0),
  );
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const { file, namedBy } of listFileReferences(db)) {
    if (seen.has(file)) continue;
    seen.add(file);
    const [here, there] = await Promise.all(stores.map((store) => store.read(file)));
    const isSame = here?.ok === true && there?.ok === true && here.bytes.equals(there.bytes);
    if (!isSame) differences.push(`document ${namedBy}`);
  }
  return { count: seen.size, differences };
}
