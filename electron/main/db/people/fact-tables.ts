import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { draftFields } from '#shared/domain/registration/fields.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** The three tables of a worker's facts; their columns are the draft's fields (`identity.birthDate` is `birth_date`). */
export type FactTable = 'passport' | 'contract' | 'contact';

const factTables = ['passport', 'contract', 'contact'] as const satisfies readonly FactTable[];

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
  const fields = fieldsOf[table];
  const columns = [...fields.map(({ column }) => column), ...Object.keys(keys)];
  const newest = findNewestKey(db, table, keys.worker_number);
  runSql(
    db,
    `INSERT INTO ${table} (key, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
    [
      newest === undefined ? keys.worker_number * revisionLimit + 1 : newest + 1,
      ...fields.map(({ field }) => values[field]?.trim() || null),
      ...Object.values(keys),
    ],
  );
}

/** Takes back the newest revision. */
export function deleteNewestFacts(db: Connection, table: FactTable, workerNumber: number): void {
  runSql(db, `DELETE FROM ${table} WHERE key = ?`, [findNewestKey(db, table, workerNumber) ?? 0]);
}

/** The newest facts of a worker, named as in the draft. */
export function getFacts(db: Connection, workerNumber: number): DraftValues {
  const values: DraftValues = {};
  for (const table of factTables) {
    const row = findRow<Record<string, string | null>>(db, `SELECT * FROM ${table} WHERE key = ?`, [
      findNewestKey(db, table, workerNumber) ?? 0,
    ]);
    for (const { field, column } of fieldsOf[table]) {
      const value = row?.[column];
      if (value !== null && value !== undefined) values[field] = value;
    }
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

function fieldsIn(
  group: 'identity' | 'contract' | 'contact',
): { readonly field: DraftField; readonly column: string }[] {
  return draftFields
    .filter((field) => field.startsWith(`${group}.`))
    .map((field) => ({ field, column: snakeCase(field.slice(group.length + 1)) }));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

const fieldsOf: Readonly<Record<FactTable, ReturnType<typeof fieldsIn>>> = {
  passport: fieldsIn('identity'),
  contract: fieldsIn('contract'),
  contact: fieldsIn('contact'),
};
