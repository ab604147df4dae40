import { type Connection, listRows } from '../core/connection.ts';

/** A table whose rows the journal carries. */
export interface JournalledTable {
  readonly name: string;
  /** What tells its rows apart: the columns of its primary key, or `rowid`. */
  readonly key: readonly string[];
}

/** What search is made of: a restored store makes it again from the workers, whose mark is therefore not carried. */
const madeAgain = /^(worker_search|name_variant$)/;

/** Every table of the database but those that are made again from the others. */
export function listJournalledTables(db: Connection): JournalledTable[] {
  const tables = listRows<{ name: string; wr: 0 | 1 }>(
    db,
    `SELECT name, wr FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  );
  return tables
    .filter(({ name }) => !madeAgain.test(name))
    .map(({ name, wr }) => ({ name, key: wr === 1 ? listKeyColumns(db, name) : ['rowid'] }));
}

function listKeyColumns(db: Connection, table: string): string[] {
  return listRows<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', [
    table,
  ]).map(({ name }) => name);
}
