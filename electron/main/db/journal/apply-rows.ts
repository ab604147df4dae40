import { type Connection, findRow, runSql } from '../core/connection.ts';
import type { JournalValue, RowChange } from './capture-rows.ts';
import { listJournalledTables } from './journalled-tables.ts';

/**
 * Does to a copy what an act did to the original, inside the caller's transaction: a row that is there is changed where it
 * differs, so that what may never be changed is not. Applying it again changes nothing. Throws for a table or a column that
 * this version does not have, and what the database's own rules refuse.
 */
export function applyRows(db: Connection, changes: readonly RowChange[]): void {
  if (!db.inTransaction) throw new Error('an act is one transaction');
  const tables = new Map(listJournalledTables(db).map((table) => [table.name, table.key]));
  // Rows come in the order they were touched: what a reference names may follow.
  db.pragma('defer_foreign_keys = ON');
  for (const { table, key, row } of changes) {
    const columns = tables.get(table);
    if (columns === undefined) throw new Error(`this version has no table ${table}`);
    applyRow(db, { table, where: columns.map((column) => `${column} = ?`).join(' AND '), columns, key, row });
  }
}

interface Target extends RowChange {
  readonly where: string;
  readonly columns: readonly string[];
}

function applyRow(db: Connection, { table, where, columns, key, row }: Target): void {
  if (row === null) {
    runSql(db, `DELETE FROM main.${table} WHERE ${where}`, key);
    return;
  }
  const values = { ...(columns[0] === 'rowid' ? { rowid: key[0] as number } : {}), ...row };
  const present = findRow<Record<string, unknown>>(db, `SELECT * FROM main.${table} WHERE ${where}`, key);
  if (present === undefined) {
    const names = Object.keys(values);
    runSql(
      db,
      `INSERT INTO main.${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(values).map(toSqlite),
    );
    return;
  }
  const different = Object.entries(row).filter(([column, value]) => !isSame(present[column], value));
  if (different.length === 0) return;
  runSql(
    db,
    `UPDATE main.${table} SET ${different.map(([column]) => `${column} = ?`).join(', ')} WHERE ${where}`,
    [...different.map(([, value]) => toSqlite(value)), ...key],
  );
}

function toSqlite(value: JournalValue): string | number | null | Buffer {
  return typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value;
}

function isSame(present: unknown, value: JournalValue): boolean {
  const wanted = toSqlite(value);
  return Buffer.isBuffer(wanted) ? Buffer.isBuffer(present) && wanted.equals(present) : present === wanted;
}
