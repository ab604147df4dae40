import type { DraftField, DraftValues } from '#shared/api/fields.ts';
import { draftFields } from '#shared/api/fields.ts';
import { type Connection, findRow, runSql } from './connection.ts';

/** The three tables of a worker's facts; their columns are the draft's fields (`passport.birthDate` is `birth_date`). */
export type FactTable = 'passport' | 'contract' | 'contact';

const factTables = ['passport', 'contract', 'contact'] as const satisfies readonly FactTable[];

/** What every revision has besides the draft's fields; a passport has its searchable number too. */
export interface RevisionKeys {
  readonly worker_id: string;
  readonly recorded_at: string;
  readonly number_key?: string;
}

/** Adds a revision with the values of this table's fields; an empty value is stored as none. */
export function insertFacts(db: Connection, table: FactTable, values: DraftValues, keys: RevisionKeys): void {
  const fields = fieldsOf[table];
  const own = Object.keys(keys);
  const columns = [...fields.map(({ column }) => column), ...own];
  runSql(
    db,
    `INSERT INTO ${table} (revision, ${columns.join(', ')})
     VALUES ((SELECT coalesce(max(revision), 0) + 1 FROM ${table} WHERE worker_id = ?),
       ${columns.map(() => '?').join(', ')})`,
    [keys.worker_id, ...fields.map(({ field }) => values[field]?.trim() || null), ...Object.values(keys)],
  );
}

/** The newest facts of a worker, named as in the draft. */
export function getFacts(db: Connection, workerId: string): DraftValues {
  const values: DraftValues = {};
  for (const table of factTables) {
    const row = findRow<Record<string, string | null>>(
      db,
      `SELECT * FROM ${table} WHERE worker_id = ? ORDER BY revision DESC LIMIT 1`,
      [workerId],
    );
    for (const { field, column } of fieldsOf[table]) {
      const value = row?.[column];
      if (value !== null && value !== undefined) values[field] = value;
    }
  }
  return values;
}

function fieldsIn(table: FactTable): { readonly field: DraftField; readonly column: string }[] {
  return draftFields
    .filter((field) => field.startsWith(`${table}.`))
    .map((field) => ({ field, column: snakeCase(field.slice(table.length + 1)) }));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

const fieldsOf: Readonly<Record<FactTable, ReturnType<typeof fieldsIn>>> = {
  passport: fieldsIn('passport'),
  contract: fieldsIn('contract'),
  contact: fieldsIn('contact'),
};
