import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { type JournalledTable, listJournalledTables } from './journalled-tables.ts';

/** Bytes are `{ base64 }`. */
export type JournalValue = string | number | null | { readonly base64: string };

/** What became of one row of one act. */
export interface RowChange {
  readonly table: string;
  readonly key: readonly (string | number)[];
  /** By column, as it is after the act; null: it is gone. */
  readonly row: Readonly<Record<string, JournalValue>> | null;
}

export interface RowCapture {
  /** What the act under way changed so far, in the order it touched the rows; from here on it counts anew. */
  take(): RowChange[];
}

/**
 * Notes every row that this connection writes from now on, in a table of the connection's own, which a rollback undoes
 * with the rest. One capture a connection.
 */
export function captureRows(db: Connection): RowCapture {
  const tables = new Map(listJournalledTables(db).map((table) => [table.name, table]));
  db.exec(`CREATE TEMP TABLE changed_row (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL)`);
  for (const table of tables.values()) db.exec(triggersOf(table));

  return {
    take() {
      const changed = listRows<{ name: string; key: string }>(
        db,
        'SELECT name, key FROM temp.changed_row GROUP BY name, key ORDER BY min(number)',
      );
      if (changed.length > 0) runSql(db, 'DELETE FROM temp.changed_row');
      return changed
        .filter(({ name, key }) => !(name === 'high_water' && key === '["search"]'))
        .map(({ name, key }) => changeOf(db, tables, name, JSON.parse(key) as RowChange['key']));
    },
  };
}

function triggersOf({ name, key }: JournalledTable): string {
  const keyOf = (row: 'NEW' | 'OLD') => `json_array(${key.map((column) => `${row}.${column}`).join(', ')})`;
  const note = (row: 'NEW' | 'OLD') =>
    `INSERT INTO changed_row (name, key) VALUES ('${name}', ${keyOf(row)});`;
  return `
    CREATE TEMP TRIGGER noted_insert_of_${name} AFTER INSERT ON main.${name} BEGIN ${note('NEW')} END;
    CREATE TEMP TRIGGER noted_update_of_${name} AFTER UPDATE ON main.${name} BEGIN ${note('OLD')} ${note('NEW')} END;
    CREATE TEMP TRIGGER noted_delete_of_${name} AFTER DELETE ON main.${name} BEGIN ${note('OLD')} END;`;
}

function changeOf(
  db: Connection,
  tables: ReadonlyMap<string, JournalledTable>,
  name: string,
  key: RowChange['key'],
): RowChange {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`${name} is not journalled`);
  const row = findRow<Record<string, string | number | null | Buffer>>(
    db,
    `SELECT * FROM main.${name} WHERE ${table.key.map((column) => `${column} = ?`).join(' AND ')}`,
    key,
  );
  if (row === undefined) return { table: name, key, row: null };
  const values = Object.entries(row).map(([column, value]) => [
    column,
    Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value,
  ]);
  return { table: name, key, row: Object.fromEntries(values) as NonNullable<RowChange['row']> };
}
