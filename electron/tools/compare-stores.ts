import { hash } from 'node:crypto';
import { type Connection, listRows } from '#electron/main/db/core/connection.ts';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { type FileReference, listFileReferences } from '#electron/main/db/documents/file-references.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore } from '#electron/main/documents/document-store.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';

export interface StoreToCompare {
  readonly directory: string;
  readonly keys: KeyRing;
}

interface StoreDifference {
  /** `table worker`, `file of <row that names it>`. */
  readonly what: string;
  /** In plain words, and without anything of a row: it may be a person's. */
  readonly how: string;
}

export interface StoreComparison {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** What is not the same in both. Empty: equal. */
  readonly differences: readonly StoreDifference[];
}

/** Two stores, row by row of every table and content by content of every document. Reads only. */
export async function compareStores(one: StoreToCompare, other: StoreToCompare): Promise<StoreComparison> {
  const left = openDatabaseReadOnly(one.directory, one.keys.key('database'));
  const right = openDatabaseReadOnly(other.directory, other.keys.key('database'));
  try {
    const differences: StoreDifference[] = [];
    const [here, there] = [listTables(left), listTables(right)];
    const names = [...new Set([...here.keys(), ...there.keys()])].toSorted();
    let rows = 0;
    for (const name of names) {
      const compared = compareTable(name, [left, here.get(name)], [right, there.get(name)]);
      rows += compared.rows;
      if (compared.how !== undefined) differences.push({ what: `table ${name}`, how: compared.how });
    }
    const references = new Map(
      [...listFileReferences(right), ...listFileReferences(left)].map((each) => [each.file, each]),
    );
    differences.push(...(await compareDocuments(references, one, other)));
    return { tables: names.length, rows, documents: references.size, differences };
  } finally {
    left.close();
    right.close();
  }
}

/** The statement that made each table, by its name. */
function listTables(db: Connection): Map<string, string> {
  const tables = listRows<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  return new Map(tables.map(({ name, sql }) => [name, sql]));
}

type Side = readonly [db: Connection, sql: string | undefined];

function compareTable(name: string, [left, here]: Side, [right, there]: Side) {
  if (here === undefined) return { rows: 0, how: 'it is missing in the first' };
  const rows = countRows(left, name);
  const count = [...rows.values()].reduce((sum, times) => sum + times, 0);
  if (there === undefined) return { rows: count, how: 'it is missing in the second' };
  if (here !== there) return { rows: count, how: 'it has other columns or conditions' };
  let onlyThere = 0;
  for (const [row, times] of countRows(right, name)) {
    const surplus = (rows.get(row) ?? 0) - times;
    if (surplus < 0) onlyThere -= surplus;
    rows.set(row, Math.max(0, surplus));
  }
  const onlyHere = [...rows.values()].reduce((sum, times) => sum + times, 0);
  if (onlyHere + onlyThere === 0) return { rows: count, how: undefined };
  return { rows: count, how: `rows that only the first has: ${onlyHere}; only the second: ${onlyThere}` };
}

/** How often each row is there, by its digest: in whatever order they were written. */
function countRows(db: Connection, table: string): Map<string, number> {
  const found = new Map<string, number>();
  const all = db.prepare(`SELECT * FROM "${table}"`).raw();
  for (const row of all.iterate() as IterableIterator<unknown[]>) {
    const text = JSON.stringify(
      row.map((value) => (Buffer.isBuffer(value) ? [value.toString('hex')] : value)),
    );
    const digest = hash('sha256', text, 'base64url');
    found.set(digest, (found.get(digest) ?? 0) + 1);
  }
  return found;
}

async function compareDocuments(
  references: ReadonlyMap<string, FileReference>,
  one: StoreToCompare,
  other: StoreToCompare,
): Promise<StoreDifference[]> {
  const [first, second] = [one, other].map(({ directory, keys }) =>
    createDocumentStore(directory, documentKeysOf(keys), () => 0),
  ) as [ReturnType<typeof createDocumentStore>, ReturnType<typeof createDocumentStore>];
  const differences: StoreDifference[] = [];
  for (const { file, namedBy } of references.values()) {
    const [here, there] = [await first.read(file), await second.read(file)];
    const how = !here.ok
      ? `it is ${here.problem} in the first`
      : !there.ok
        ? `it is ${there.problem} in the second`
        : here.bytes.equals(there.bytes)
          ? undefined
          : 'it is another one';
    if (how !== undefined) differences.push({ what: `file of ${namedBy}`, how });
  }
  return differences;
}
