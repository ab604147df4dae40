import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/**
 * The tables of a worker's facts, each of one group of the draft's fields: `identity.birthDate` is `birth_date` of
 * `passport`. A field without a column of its own is in `more`, and one of any other group in `further_fact`.
 */
const factTables = {
  passport: 'identity',
  contract: 'contract',
  contact: 'contact',
  further_fact: null,
} as const;

export type FactTable = keyof typeof factTables;

const tableNames = Object.keys(factTables) as FactTable[];

/** What a row has besides the draft's fields; a passport has its searchable number and which card of it it is, too. */
export interface FactKeys {
  readonly worker_number: number;
  /** ISO instant. */
  readonly recorded_at: string;
  readonly number_key?: string;
  readonly renewal?: number;
}

/** Adds a revision with the values of this table's fields; an empty value is stored as none. */
export function insertFacts(db: Connection, table: FactTable, values: DraftValues, keys: FactKeys): void {
  const newest = findNewestKey(db, table, keys.worker_number);
  const known = columnsOf(db, table);
  const key = newest === undefined ? keys.worker_number * revisionLimit + 1 : newest + 1;
  // Every column, so that the statement is the same for everybody.
  const row = new Map<string, string | number | null>([...known.keys()].map((column) => [column, null]));
  const more: Record<string, string> = {};
  for (const [field, value] of factsIn(table, values)) {
    const column = columnOf(field);
    if (known.has(column)) row.set(column, value);
    else more[field] = value;
  }
  row.set('more', Object.keys(more).length === 0 ? null : JSON.stringify(more));
  for (const [column, value] of Object.entries({ ...keys, key })) row.set(column, value);
  const names = [...row.keys()];
  runSql(db, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, [
    ...row.values(),
  ]);
}

/** As above for a group that a procedure may do without: no row where there is nothing to say, and nothing was said. */
export function insertFactsIfAny(
  db: Connection,
  table: FactTable,
  values: DraftValues,
  keys: FactKeys,
): void {
  const isEmpty = factsIn(table, values).length === 0;
  if (isEmpty && findNewestKey(db, table, keys.worker_number) === undefined) return;
  insertFacts(db, table, values, keys);
}

/** Takes back the newest revision. */
export function deleteNewestFacts(db: Connection, table: FactTable, workerNumber: number): void {
  runSql(db, `DELETE FROM ${table} WHERE key = ?`, [findNewestKey(db, table, workerNumber) ?? 0]);
}

/** The newest facts of a worker, named as in the draft. */
export function getFacts(db: Connection, workerNumber: number): DraftValues {
  const values: Record<string, string> = {};
  for (const table of tableNames) {
    const row = findRow<Record<string, string | null>>(db, `SELECT * FROM ${table} WHERE key = ?`, [
      findNewestKey(db, table, workerNumber) ?? 0,
    ]);
    for (const [column, field] of columnsOf(db, table)) {
      const value = row?.[column];
      if (value !== null && value !== undefined) values[field] = value;
    }
    Object.assign(values, JSON.parse(row?.['more'] ?? '{}'));
  }
  return values;
}

/** Keys of one worker lie between its number times this and the next. */
const revisionLimit = 1000;

function findNewestKey(db: Connection, table: FactTable, workerNumber: number): number | undefined {
  const first = workerNumber * revisionLimit;
  const row = findRow<{ key: number | null }>(
    db,
    `SELECT max(key) AS key FROM ${table} WHERE key BETWEEN ? AND ?`,
    [first, first + revisionLimit - 1],
  );
  return row?.key ?? undefined;
}

/** The fields of this table's group that say something. */
function factsIn(table: FactTable, values: DraftValues): (readonly [string, string])[] {
  return Object.entries(values)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([field, value]) => value !== '' && tableOf(field) === table);
}

function tableOf(field: string): FactTable {
  const group = field.slice(0, field.indexOf('.'));
  return tableNames.find((table) => factTables[table] === group) ?? 'further_fact';
}

/** Columns that hold a field each, with the field's name. */
function columnsOf(db: Connection, table: FactTable): ReadonlyMap<string, DraftField> {
  const known = columns.get(db) ?? new Map<FactTable, ReadonlyMap<string, DraftField>>();
  columns.set(db, known);
  const read = known.get(table) ?? readColumns(db, table);
  known.set(table, read);
  return read;
}

const columns = new WeakMap<Connection, Map<FactTable, ReadonlyMap<string, DraftField>>>();

const keyColumns = ['key', 'worker_number', 'recorded_at', 'number_key', 'renewal', 'more'];

function readColumns(db: Connection, table: FactTable): ReadonlyMap<string, DraftField> {
  const names = listRows<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)', [table]);
  return new Map(
    names
      .filter(({ name }) => !keyColumns.includes(name))
      .map(({ name }) => [name, `${factTables[table]}.${camelCase(name)}` as DraftField]),
  );
}

function columnOf(field: string): string {
  return field.slice(field.indexOf('.') + 1).replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
